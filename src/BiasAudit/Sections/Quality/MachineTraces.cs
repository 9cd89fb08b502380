using BiasAudit.Measuring;

namespace BiasAudit.Sections.Quality;

/// <summary>Counts documents with phrases that give away a machine, an error page, a placeholder or a censor.</summary>
public sealed class MachineTraces : IMeasure<MachineTraces>
{
    /// <summary>The kinds that are traces; the other kinds of phrases are damage or belong to C4.</summary>
    internal static readonly int Kinds = (int)PhraseKind.Censorship + 1;

    private readonly int[] _hits = new int[Kinds];
    private readonly int[] _first = new int[Kinds];
    private readonly long[] _phrases = new long[Phrases.All.Length];
    private readonly HashSet<int> _met = [];

    private MachineTraces(bool evidence) => Counts = new(Kinds, evidence);

    /// <inheritdoc/>
    public static string Id => "quality.traces@1";

    internal KindCounts Counts { get; }

    /// <summary>Documents that hold a phrase, by its index.</summary>
    internal ReadOnlySpan<long> DocumentsOf => _phrases;

    /// <inheritdoc/>
    public static MachineTraces Create(AuditOptions options) => new(options.Evidence);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        Array.Clear(_hits);
        _met.Clear();
        foreach (var (start, phrase) in document.Quality.Phrases)
        {
            if (_met.Add(phrase.Index)) _phrases[phrase.Index]++;
            var kind = (int)phrase.Kind;
            if (kind >= Kinds) continue;
            if (_hits[kind]++ == 0) _first[kind] = start;
        }
        Counts.Add(document, _hits, _first);
    }

    /// <inheritdoc/>
    public void Merge(MachineTraces other)
    {
        Counts.Merge(other.Counts);
        for (var i = 0; i < _phrases.Length; i++) _phrases[i] += other._phrases[i];
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        Counts.Save(writer);
        foreach (var count in _phrases) writer.Write7BitEncodedInt64(count);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Counts.Load(reader);
        foreach (ref var count in _phrases.AsSpan()) count = reader.Read7BitEncodedInt64();
    }
}
