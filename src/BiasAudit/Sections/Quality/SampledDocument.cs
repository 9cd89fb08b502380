using BiasAudit.Sketches;
using Masking = BiasAudit.Text.Masking;

namespace BiasAudit.Sections.Quality;

/// <summary>A line of a sampled document.</summary>
/// <param name="Hash">Equal lines have equal hashes.</param>
/// <param name="Beginning">The beginning of the line as it stands; empty without evidence.</param>
/// <param name="IsMasked">Whether the beginning was masked already, as it is in every saved state.</param>
internal readonly record struct SampledLine(ulong Hash, string Beginning, bool IsMasked)
{
    /// <summary>The masked beginning. Masking waits until somebody looks: most lines never leave the state.</summary>
    public string Snippet => IsMasked ? Beginning : Masking.Snippet.Of(Beginning, 60);
}

/// <summary>A sampled document; documents are ordered by the hashes of their addresses.</summary>
/// <param name="Hash">The hash of the address.</param>
/// <param name="Shard">The shard of the address.</param>
/// <param name="Row">The row of the address.</param>
/// <param name="Source">The key of its source.</param>
/// <param name="SourceName">The name of its source.</param>
/// <param name="Lines">Its first and last lines, without repetitions.</param>
internal sealed record SampledDocument(ulong Hash, ulong Shard, long Row, ulong Source, string SourceName, SampledLine[] Lines)
    : IComparable<SampledDocument>
{
    private const int MostLines = 1024;

    /// <summary>The hash of an address, by which documents are sampled.</summary>
    public static ulong HashOf(Corpora.RowAddress address) =>
        ConsistentSample.Join(ConsistentSample.Join(address.Shard, (ulong)address.RowGroup), (ulong)address.Row);

    public int CompareTo(SampledDocument? other) =>
        other is null ? 1 : (Hash, Shard, Row).CompareTo((other.Hash, other.Shard, other.Row));

    public void Save(BinaryWriter writer)
    {
        writer.Write(Hash);
        writer.Write(Shard);
        writer.Write(Row);
        writer.Write(Source);
        writer.Write(SourceName);
        writer.Write(Lines.Length);
        foreach (var line in Lines)
        {
            writer.Write(line.Hash);
            writer.Write(line.Snippet);
        }
    }

    public static SampledDocument Load(BinaryReader reader)
    {
        var (hash, shard, row) = (reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadInt64());
        var (source, name, count) = (reader.ReadUInt64(), reader.ReadString(), reader.ReadInt32());
        if (count is < 0 or > MostLines) throw new InvalidDataException("The number of lines of a sampled document is out of range.");
        var lines = new SampledLine[count];
        foreach (ref var line in lines.AsSpan()) line = new(reader.ReadUInt64(), reader.ReadString(), IsMasked: true);
        return new(hash, shard, row, source, name, lines);
    }
}
