using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BiasAudit.Corpora;

namespace BiasAudit.Measuring;

/// <summary>Everything that decides the numbers of an audit, and how it runs.</summary>
public sealed record AuditOptions
{
    /// <summary>How the corpus is opened.</summary>
    public CorpusOptions Corpus { get; init; } = new();

    /// <summary>The names of the sections that are measured; empty for all of them.</summary>
    /// <remarks>
    /// Language and topic of documents are detected only when one of the sections needs them. Numbers of another section that cross
    /// its fields with the language are then not measurable, and say so.
    /// </remarks>
    public ImmutableArray<string> Sections { get; init => field = [.. value.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]; } = [];

    /// <summary>What is detected of every document.</summary>
    internal Detections Detections => Signals is not null ? Detections.Language | Detections.Topic
        : Catalog.SectionsOf(this).Aggregate(Detections.None, (all, section) => all | section.Detections);

    /// <summary>How many workers scan; does not change any number.</summary>
    [JsonIgnore]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Which part of the corpus is scanned; null for all of it. Parts are merged to what one scan of everything gives.</summary>
    [JsonIgnore]
    public ScanPart? Part { get; init; }

    /// <summary>Whether masked snippets and row addresses are kept.</summary>
    public bool Evidence { get; init; } = true;

    /// <summary>A fastText file that identifies languages in place of the model that comes with the product; null for that one.</summary>
    public string? LanguageModel { get; init; }

    /// <summary>Classifiers (fastText files) whose labels are measured over the corpus, by the name they have in the report.</summary>
    public ImmutableSortedDictionary<string, string> Classifiers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The named reference that the languages are compared with (<see cref="References.LanguageShares.Names"/>); null for none.</summary>
    public string? LanguageReference { get; init; }

    /// <summary>The user's own target shares of languages: a file of lines <c>code TAB share</c>; null for none.</summary>
    public string? LanguageTarget { get; init; }

    /// <summary>The seed of every sketch and sample.</summary>
    public ulong Seed { get; init; } = 20260101;

    /// <summary>Told how far long work after the scan is (exploratory themes); null tells nobody. No number depends on it.</summary>
    [JsonIgnore]
    public Action<string>? Told { get; init; }

    /// <summary>A YAML file with the user's own topics and seed terms; null takes the built-in taxonomy of 24 topics.</summary>
    public string? TopicsFile { get; init; }

    /// <summary>The distribution that topics are compared with: lines of a topic and a share, an audit.json, or the folder of an audit; null compares with WebOrganizer's sample.</summary>
    public string? TopicReference { get; init; }

    /// <summary>Whether the topic classifier is adapted to the corpus at hand; its numbers are then not comparable between releases.</summary>
    public bool AdaptTopics { get; init; }

    /// <summary>The classifier that <see cref="AdaptTopics"/> learned from the corpus; null before, and without it.</summary>
    internal Models.LinearText.LinearTextModel? AdaptedTopics { get; init; }

    /// <summary>Whether exploratory themes are computed on a hash-chosen sample; they can never be gated.</summary>
    public bool Themes { get; init; }

    /// <summary>How many documents duplicates are found among exactly; beyond it they are found in a sample, with an interval.</summary>
    public int DuplicationCapacity { get; init; } = 1 << 20;

    /// <summary>How many hosts are counted exactly; beyond it numbers of hosts and domains are estimates with an interval.</summary>
    public int SourceCapacity { get; init; } = Sketches.KeyedCounts.DefaultLimit;

    /// <summary>Term lists (one term a line, UTF-8) whose hits are counted over the corpus, by the name they have in the report.</summary>
    public ImmutableSortedDictionary<string, string> Lexicons { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>A folder for one Parquet file a shard with what the audit found out about every row; null for none.</summary>
    public string? Signals { get; init; }

    /// <summary>A CSV file of publishers that adds to the built-in registry or replaces its rows; null for the built-in one alone.</summary>
    public string? Registry { get; init; }

    /// <summary>Which part of the rows is measured; null for all of them.</summary>
    public Sampling? Sample { get; init; }

    /// <summary>The day after which a date lies in the future; a fixed day, since no number depends on the clock.</summary>
    public DateOnly AsOf { get; init; } = new(2026, 12, 31);
}
