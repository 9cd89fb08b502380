using System.Collections.Immutable;
using BiasAudit.Text;

namespace BiasAudit.Sections.Topics;

/// <summary>One topic of a taxonomy.</summary>
/// <param name="Id">The permanent name in results.</param>
/// <param name="Title">The name for readers.</param>
/// <param name="Definition">What belongs to it, in one sentence.</param>
/// <param name="Iptc">The top levels of IPTC Media Topics that it falls under; empty for a user's topic.</param>
/// <param name="WebOrganizer">The label of WebOrganizer that it corresponds to; empty for a user's topic.</param>
/// <param name="Reference">Its share of tokens in the published sample of WebOrganizer; null for a user's topic.</param>
public sealed record Topic(string Id, string Title, string Definition, ImmutableArray<string> Iptc, string WebOrganizer, double? Reference);

/// <summary>A fixed list of topics with their seed terms by language.</summary>
/// <param name="Name">The name that results carry.</param>
/// <param name="Topics">The topics, in order; the label <c>unclassified</c> is never one of them.</param>
/// <param name="Seeds">The seed terms by language (BCP 47) and, in the order of the topics, topic.</param>
public sealed record TopicTaxonomy(
    string Name, ImmutableArray<Topic> Topics, ImmutableSortedDictionary<string, ImmutableArray<ImmutableArray<string>>> Seeds)
{
    private static readonly Lazy<TopicTaxonomy> Shared = new(ReadBuiltIn);

    /// <summary>The 24 topics of WebOrganizer, with our definitions and seeds.</summary>
    public static TopicTaxonomy BuiltIn => Shared.Value;

    /// <summary>The languages of the built-in seeds.</summary>
    public static ImmutableArray<string> BuiltInLanguages { get; } =
        ["ar", "de", "en", "es", "fr", "hi", "id", "ja", "ko", "pt", "ru", "zh-Hans", "zh-Hant"];

    /// <summary>The ids of the topics, in order.</summary>
    public ImmutableArray<string> Ids => [.. Topics.Select(topic => topic.Id)];

    /// <summary>The base codes of the languages with seeds, such as <c>zh</c>.</summary>
    public ImmutableArray<string> BaseLanguages => [.. Seeds.Keys.Select(BaseOf).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The base code of a language tag.</summary>
    public static string BaseOf(string language) => language.IndexOf('-') is > 0 and var at ? language[..at] : language;

    /// <summary>The place of a topic by its id or its WebOrganizer label; −1 when there is none.</summary>
    public int IndexOf(string label)
    {
        for (var i = 0; i < Topics.Length; i++)
            if (Topics[i].Id == label || Topics[i].WebOrganizer == label) return i;
        return -1;
    }

    private static TopicTaxonomy ReadBuiltIn()
    {
        ImmutableArray<Topic> topics = [.. EmbeddedFile.Lines("Sections/Topics/taxonomy.tsv").Skip(1).Select(line => line.Split('\t')).Select(cells => new Topic(
            cells[0], cells[1], cells[5], [.. cells[4].Split("; ")], cells[2], double.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture)))];
        return new("weborganizer-24", topics, BuiltInLanguages.ToImmutableSortedDictionary(
            language => language, language => ReadSeeds(language, topics), StringComparer.Ordinal));
    }

    private static ImmutableArray<ImmutableArray<string>> ReadSeeds(string language, ImmutableArray<Topic> topics)
    {
        var terms = EmbeddedFile.Lines($"Sections/Topics/seeds/{language}.tsv").Skip(1).Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => cells[1].Split(", ").ToImmutableArray());
        return [.. topics.Select(topic => terms[topic.Id])];
    }
}
