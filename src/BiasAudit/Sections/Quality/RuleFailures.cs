using System.Collections.Immutable;
using System.Numerics;
using BiasAudit.Measuring;
using BiasAudit.Measuring.Signals;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Quality;

/// <summary>Counts what every rule and rule set would remove, in all, by language, topic and source.</summary>
public sealed class RuleFailures : IMeasure<RuleFailures>, ISignals
{
    /// <summary>Sources that are kept by name before they are sampled.</summary>
    private const int NamedSources = 100_000;

    /// <summary>Sources whose failures are kept rule by rule: eight bytes a rule and source.</summary>
    private const int SourcesByRule = 10_000;

    /// <summary>Begins the names of segments that are topics.</summary>
    internal const string TopicPrefix = "topic ";

    private static readonly int Sets = RuleSets.All.Length;
    private readonly LanguageCounts _languages = new(RuleTally.Width), _topicCounts = new(RuleTally.Width);
    private readonly SourceTally _sources = new(1 + 2 * Sets, NamedSources), _failures = new(RuleSets.Rules.Length, SourcesByRule);
    private readonly RowSample[] _rows = [.. RuleSets.All.Select(_ => new RowSample())];
    private readonly long[] _c4 = new long[C4Variant.All.Length * FateCount];
    private readonly Dictionary<string, string> _topics = new(StringComparer.Ordinal);
    private readonly bool _evidence;
    private RuleOutcomes? _last;

    private RuleFailures(bool evidence) => _evidence = evidence;

    /// <inheritdoc/>
    public static string Id => "quality.rules@2";

    /// <inheritdoc/>
    public ImmutableArray<string> SignalNames { get; } = [.. RuleSets.All.Select(set => "quality_" + string.Concat(set.Id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')))];

    internal static int FateCount { get; } = Enum.GetValues<C4LineFate>().Length;

    /// <summary>Counts of a language: see <see cref="RuleTally"/>.</summary>
    internal IReadOnlyDictionary<string, long[]> Languages => _languages.Rows;

    /// <summary>The same of a topic.</summary>
    internal IReadOnlyDictionary<string, long[]> Topics => _topicCounts.Rows;

    /// <summary>Documents that fail each rule, by source; a subset of the names of <see cref="Sources"/>.</summary>
    internal KeyedCounts FailuresBySource => _failures.Counts;

    /// <summary>Documents, then applicable and removed documents of each set, by source.</summary>
    internal KeyedCounts Sources => _sources.Counts;

    /// <summary>Documents, then applicable and removed documents of each set, by language or topic, and source.</summary>
    internal SegmentCounts Segments { get; } = new(1 + 2 * Sets);

    /// <summary>Removed documents of each set.</summary>
    internal RowSample Rows(RuleSet set) => _rows[set.Index];

    /// <summary>Lines of each fate under each variant of C4, of the documents the set applies to.</summary>
    internal ReadOnlySpan<long> C4Lines(int variant) => _c4.AsSpan(variant * FateCount, FateCount);

    /// <inheritdoc/>
    public static RuleFailures Create(AuditOptions options) => new(options.Evidence);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var quality = document.Quality;
        _last = quality.Rules;
        AddTally(document, new(_languages.Of(document.Language)));
        AddTally(document, new(_topicCounts.Of(document.Topic)));
        if (_evidence)
            for (var sets = quality.Rules.Removed; sets != 0; sets &= sets - 1) _rows[BitOperations.TrailingZeroCount(sets)].Offer(document, 0);
        if (quality.Rules.Applies(RuleSets.All[0]))
            for (var i = 0; i < _c4.Length; i++) _c4[i] += quality.C4Lines[i];
        var met = BitsOf(quality.Rules);
        _sources.Add(document.Source, met);
        _failures.Add(document.Source, quality.Rules.FailedBits);
        AddSegment(document.Language, document.Source.Key, met);
        AddSegment(TopicOf(document), document.Source.Key, met);
    }

    /// <summary>For each set how many of its rules the document fails: 0 keeps it, none where the set does not apply to its language.</summary>
    public void WriteSignals(Span<long> values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = _last!.Applies(RuleSets.All[i]) ? RuleSets.All[i].Rules.Count(_last.Fails) : ISignals.None;
    }

    /// <inheritdoc/>
    public void Merge(RuleFailures other)
    {
        _languages.Merge(other._languages);
        _topicCounts.Merge(other._topicCounts);
        FailuresBySource.Merge(other.FailuresBySource);
        Sources.Merge(other.Sources);
        Segments.Merge(other.Segments);
        for (var i = 0; i < _c4.Length; i++) _c4[i] += other._c4[i];
        for (var i = 0; i < _rows.Length; i++) _rows[i].Merge(other._rows[i]);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        _languages.Save(writer);
        _topicCounts.Save(writer);
        FailuresBySource.Save(writer);
        Sources.Save(writer);
        Segments.Save(writer);
        foreach (var count in _c4) writer.Write7BitEncodedInt64(count);
        foreach (var rows in _rows) rows.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _languages.Load(reader);
        _topicCounts.Load(reader);
        FailuresBySource.Load(reader);
        Sources.Load(reader);
        Segments.Load(reader);
        foreach (ref var count in _c4.AsSpan()) count = reader.Read7BitEncodedInt64();
        foreach (var rows in _rows) rows.Load(reader);
    }

    /// <summary>The segment of a topic; its name is made once.</summary>
    private string TopicOf(Document document)
    {
        if (!_topics.TryGetValue(document.Topic, out var name)) _topics.Add(document.Topic, name = TopicPrefix + document.Topic);
        return name;
    }

    private static void AddTally(Document document, RuleTally counts)
    {
        var (rules, characters) = (document.Quality.Rules, document.Facts.Characters);
        counts.Documents++;
        counts.Characters += characters;
        for (var sets = rules.Applicable; sets != 0; sets &= sets - 1)
        {
            var set = BitOperations.TrailingZeroCount(sets);
            counts.Applicable(set)++;
            counts.ApplicableCharacters(set) += characters;
            if (rules.FirstFailure(RuleSets.All[set]) is not { } first) continue;
            counts.Removed(set)++;
            counts.RemovedCharacters(set) += characters;
            counts.First(first.Index)++;
        }
        var bits = rules.FailedBits;
        for (var word = 0; word < bits.Length; word++)
            for (var failed = bits[word]; failed != 0; failed &= failed - 1) counts.Any(word * 64 + BitOperations.TrailingZeroCount(failed))++;
    }

    /// <summary>One bit a count: the document, then whether each set applies and removes.</summary>
    private static ulong BitsOf(RuleOutcomes rules)
    {
        var bits = 1UL;
        for (var sets = rules.Applicable; sets != 0; sets &= sets - 1)
        {
            var set = BitOperations.TrailingZeroCount(sets);
            bits |= (2 | rules.Removed >> set << 2 & 4) << 2 * set;
        }
        return bits;
    }

    private void AddSegment(string segment, ulong source, ulong met)
    {
        var cell = Segments.Of(segment, source);
        for (; met != 0; met &= met - 1) cell[BitOperations.TrailingZeroCount(met)]++;
    }
}
