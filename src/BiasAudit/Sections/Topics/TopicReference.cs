using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BiasAudit.Measuring;

namespace BiasAudit.Sections.Topics;

/// <summary>A named distribution of topics to compare a corpus with; never a uniform one.</summary>
/// <param name="Name">The name that results carry.</param>
/// <param name="Description">What its shares are of.</param>
/// <param name="Unit">What the corpus is counted in to be compared with it: 0 documents, 2 words.</param>
/// <param name="Shares">The shares in the order of the taxonomy; they add to one.</param>
internal sealed record TopicReference(string Name, string Description, int Unit, ImmutableArray<double> Shares)
{
    private const int Documents = 0;
    private const int Words = 2;

    /// <summary>The unit of the corpus's shares.</summary>
    public string UnitName => Unit == Documents ? "documents" : "words";

    /// <summary>The reference that the options name, else WebOrganizer's; null when neither fits the taxonomy.</summary>
    /// <exception cref="AuditException">The file that the options name is not a distribution over the topics.</exception>
    public static TopicReference? Of(AuditOptions options, TopicTaxonomy taxonomy)
    {
        if (options.TopicReference is { } path) return Read(path, taxonomy);
        return taxonomy.Topics.Any(topic => topic.Reference is null) ? null : new("WebOrganizer",
            "the published distribution of WebOrganizer's 200-billion-token sample of refined English Common Crawl: shares of tokens, compared here with shares of words",
            Words, Normalize([.. taxonomy.Topics.Select(topic => topic.Reference!.Value)]));
    }

    private static TopicReference Read(string path, TopicTaxonomy taxonomy)
    {
        try
        {
            var isAudit = Directory.Exists(path) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
            var (name, shares) = isAudit ? ReadAudit(path) : (Path.GetFileName(path), ReadTable(path));
            if (shares.Keys.FirstOrDefault(topic => taxonomy.IndexOf(topic) < 0) is { } unknown) throw Invalid($"'{unknown}' is no topic of {taxonomy.Name}.", path);
            ImmutableArray<double> ordered = [.. taxonomy.Topics.Select(topic => shares.GetValueOrDefault(topic.Id))];
            if (ordered.Sum() <= 0) throw Invalid("No topic has a share.", path);
            return new(name, isAudit ? "an earlier audit: shares of its documents with a topic" : "the user's file: shares of documents with a topic", Documents, Normalize(ordered));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Invalid(error.Message, path);
        }
    }

    private static (string Name, Dictionary<string, double> Shares) ReadAudit(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Directory.Exists(path) ? Path.Combine(path, "audit.json") : path));
        var name = json.RootElement.GetProperty("corpus").GetProperty("name").GetString();
        return ($"the audit of {name}", json.RootElement.GetProperty("tables").GetProperty("topics.distribution").EnumerateArray()
            .ToDictionary(row => row.GetProperty("topic").GetString()!, row => row.GetProperty("share").GetDouble(), StringComparer.Ordinal));
    }

    // Lines of a topic and a share, separated by a tab.
    private static Dictionary<string, double> ReadTable(string path)
    {
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.Split('\t') is not [var topic, var cell] || !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) || !(share >= 0 && share < double.MaxValue))
                throw new FormatException($"A line is not a topic, a tab and a share: '{line}'.");
            shares[topic] = shares.GetValueOrDefault(topic) + share;
        }
        return shares;
    }

    private static ImmutableArray<double> Normalize(ImmutableArray<double> shares) => [.. shares.Select(share => share / shares.Sum())];

    private static AuditException Invalid(string what, string path) =>
        new("BA1022", what, path, "Give lines of 'topic<TAB>share', an audit.json, or the folder of an audit with the same topics.");
}
