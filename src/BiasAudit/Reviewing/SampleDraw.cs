using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sketches;
using BiasAudit.Text.Masking;

namespace BiasAudit.Reviewing;

/// <summary>What the rows of a sample are drawn from.</summary>
public enum SampleBy
{
    /// <summary>The whole corpus: every row has the same chance.</summary>
    Corpus,

    /// <summary>Every source by itself.</summary>
    Source,

    /// <summary>Every detected language by itself.</summary>
    Language,
}

/// <summary>How a sample is drawn.</summary>
/// <param name="Rows">How many rows, of the corpus or of each source or language.</param>
/// <param name="Seed">The seed; the same seed draws the same rows, in any order of reading.</param>
/// <param name="By">What the rows are drawn from.</param>
/// <param name="Mask">Whether addresses, numbers and keys in the text are masked.</param>
public sealed record SampleTerms(int Rows, ulong Seed, SampleBy By = SampleBy.Corpus, bool Mask = false);

/// <summary>Draws the rows whose seeded hash is smallest: uniform, and the same whatever the threads, the order or the split.</summary>
/// <remarks>
/// The hash is of the row's address, so copies of one text are drawn as often as they occur. More than
/// <see cref="MostGroups"/> sources are themselves sampled, by the hash of their names.
/// </remarks>
internal sealed class SampleDraw(SampleTerms terms) : IMeasure<SampleDraw>
{
    public const int MostGroups = 1000;
    private const int LongestText = 4000;

    private readonly SortedDictionary<(ulong Hash, string Name), SortedDictionary<(ulong Hash, RowAddress Address), SampledRow>> _groups =
        new(Comparer<(ulong Hash, string Name)>.Create((a, b) => a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : string.CompareOrdinal(a.Name, b.Name)));

    public static string Id => "review.sample@1";

    /// <summary>The groups of rows that were left out because there were too many.</summary>
    public bool Overflowed { get; private set; }

    public IEnumerable<SampledRow> Rows => _groups.OrderBy(g => g.Key.Name, StringComparer.Ordinal).SelectMany(g => g.Value.Values);

    public static SampleDraw Create(AuditOptions options) => new(new(4000, options.Seed));

    public void Add(Document document)
    {
        var address = document.Address;
        var hash = ConsistentSample.Join(ConsistentSample.Join(terms.Seed, address.Shard), (ulong)address.Row);
        var name = terms.By switch { SampleBy.Source => document.Source.Name, SampleBy.Language => document.Language, _ => "" };
        var group = Group(name);
        if (group is null || (group.Count >= terms.Rows && hash >= group.Keys.Last().Hash)) return;
        group[(hash, address)] = new(document.Shard.Path, address, document.Source.Name, document.Language, Shown(document.Text));
        if (group.Count > terms.Rows) group.Remove(group.Keys.Last());
    }

    public void Merge(SampleDraw other)
    {
        Overflowed |= other.Overflowed;
        foreach (var (key, rows) in other._groups)
            if (Group(key.Name) is { } group)
            {
                foreach (var (at, row) in rows) group[at] = row;
                while (group.Count > terms.Rows) group.Remove(group.Keys.Last());
            }
    }

    public void Save(BinaryWriter writer) => throw new NotSupportedException("A sample is drawn in one run and never saved.");

    public void Load(BinaryReader reader) => throw new NotSupportedException("A sample is drawn in one run and never saved.");

    private SortedDictionary<(ulong Hash, RowAddress Address), SampledRow>? Group(string name)
    {
        var key = (ConsistentSample.Join(terms.Seed, System.IO.Hashing.XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(name))), name);
        if (_groups.TryGetValue(key, out var group)) return group;
        _groups[key] = group = new(Comparer<(ulong Hash, RowAddress Address)>.Create(Compare));
        if (_groups.Count <= MostGroups) return group;
        Overflowed = true;
        var last = _groups.Keys.Last();
        _groups.Remove(last);
        return last == key ? null : group;
    }

    private static int Compare((ulong Hash, RowAddress Address) a, (ulong Hash, RowAddress Address) b) =>
        a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : a.Address.Shard != b.Address.Shard ? a.Address.Shard.CompareTo(b.Address.Shard) : a.Address.Row.CompareTo(b.Address.Row);

    private string Shown(ReadOnlySpan<char> text)
    {
        var part = text.Length > LongestText ? text[..LongestText] : text;
        return (terms.Mask ? Snippet.Whole(part) : part.ToString()) + (part.Length < text.Length ? "…" : "");
    }
}

/// <summary>A row of a sample.</summary>
/// <param name="Shard">The path of its shard.</param>
/// <param name="Address">Where it lies.</param>
/// <param name="Source">Its source.</param>
/// <param name="Language">Its detected language.</param>
/// <param name="Text">Its text, as far as a sheet shows it.</param>
public sealed record SampledRow(string Shard, RowAddress Address, string Source, string Language, string Text);
