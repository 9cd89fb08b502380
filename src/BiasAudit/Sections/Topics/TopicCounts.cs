using System.Buffers.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Topics;

/// <summary>Documents, characters and words of every topic: by source, language and year.</summary>
public sealed class TopicCounts : IMeasure<TopicCounts>
{
    private const int CellLimit = 200_000;
    private readonly Dictionary<string, int> _index;
    private readonly HashSet<string> _seeded;

    private TopicCounts(AuditOptions options)
    {
        var model = options.AdaptedTopics ?? TopicLabeler.ModelOf(options.TopicsFile);
        Labels = [.. model.Labels, TopicLabeler.Unclassified];
        _index = Labels.Select((label, i) => (label, i)).ToDictionary(pair => pair.label, pair => pair.i, StringComparer.Ordinal);
        _seeded = new(model.Languages, StringComparer.Ordinal);
        Counts = new(4 * Labels.Length);
    }

    /// <inheritdoc/>
    public static string Id => "topics.counts@3";

    /// <summary>The topics in order, <c>unclassified</c> last.</summary>
    public string[] Labels { get; }

    /// <summary>For each source the documents of every topic, then the characters, the words, and the tokens that the corpus states.</summary>
    public SourceCounts Counts { get; }

    /// <summary>Documents by source and topic.</summary>
    public CrossTable BySource { get; } = new(CellLimit);

    /// <summary>Documents by language and topic.</summary>
    public CrossTable ByLanguage { get; } = new(CellLimit);

    /// <summary>Documents by year and topic, of the documents that carry a date.</summary>
    public CrossTable ByYear { get; } = new(CellLimit);

    /// <summary>Documents in languages without seed terms.</summary>
    public long Unseeded { get; private set; }

    /// <inheritdoc/>
    public static TopicCounts Create(AuditOptions options) => new(options);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var topic = _index.TryGetValue(document.Topic, out var known) ? known : Labels.Length - 1;
        var counts = Counts.Of(document.Source.Key);
        counts[topic]++;
        counts[Labels.Length + topic] += document.Facts.Characters;
        counts[2 * Labels.Length + topic] += document.Words.Length;
        if (Utf8Parser.TryParse(document.Value(Role.Tokens), out long tokens, out _) && tokens > 0) counts[3 * Labels.Length + topic] += tokens;
        BySource.Add(document.Source.Key, document.Source.Name, Labels[topic]);
        ByLanguage.Add(document.Language, Labels[topic]);
        if (!_seeded.Contains(document.Language)) Unseeded++;
        if (YearOf(document.Value(Role.Date)) is { } year) ByYear.Add(year, Labels[topic]);
    }

    /// <inheritdoc/>
    public void Merge(TopicCounts other)
    {
        Counts.Merge(other.Counts);
        BySource.Merge(other.BySource);
        ByLanguage.Merge(other.ByLanguage);
        ByYear.Merge(other.ByYear);
        Unseeded += other.Unseeded;
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Labels.Length);
        Counts.Save(writer);
        BySource.Save(writer);
        ByLanguage.Save(writer);
        ByYear.Save(writer);
        writer.Write(Unseeded);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        if (reader.ReadInt32() != Labels.Length) throw new InvalidDataException("The topics were counted with another taxonomy.");
        Counts.Load(reader);
        BySource.Load(reader);
        ByLanguage.Load(reader);
        ByYear.Load(reader);
        Unseeded = reader.ReadInt64();
    }

    // Dates come in many shapes; all that begin with a year of four digits tell it.
    private static string? YearOf(ReadOnlySpan<byte> date)
    {
        if (date.Length < 4 || (date.Length is > 4 and not 8 && char.IsAsciiDigit((char)date[4]))) return null;
        var year = 0;
        foreach (var digit in date[..4])
        {
            if (!char.IsAsciiDigit((char)digit)) return null;
            year = year * 10 + digit - '0';
        }
        return year is >= 1900 and <= 2100 ? Years[year - 1900] : null;
    }

    private static readonly string[] Years = [.. Enumerable.Range(1900, 201).Select(year => year.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
