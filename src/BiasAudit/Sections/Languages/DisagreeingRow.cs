using BiasAudit.Corpora;

namespace BiasAudit.Sections.Languages;

/// <summary>A row whose declared language is not the detected one. Orders by falling confidence, then by address.</summary>
internal sealed record DisagreeingRow(int ConfidencePerMille, RowAddress Address, string Declared, string Detected, string Snippet) : IComparable<DisagreeingRow>
{
    public int CompareTo(DisagreeingRow? other) => other is null ? 1
        : (-ConfidencePerMille, Address.Shard, Address.RowGroup, Address.Row).CompareTo(
            (-other.ConfidencePerMille, other.Address.Shard, other.Address.RowGroup, other.Address.Row));

    public static DisagreeingRow Load(BinaryReader reader) => new(
        reader.ReadInt32(), new(reader.ReadUInt64(), reader.ReadInt32(), reader.ReadInt64()), reader.ReadString(), reader.ReadString(), reader.ReadString());

    public void Save(BinaryWriter writer)
    {
        writer.Write(ConfidencePerMille);
        writer.Write(Address.Shard);
        writer.Write(Address.RowGroup);
        writer.Write(Address.Row);
        writer.Write(Declared);
        writer.Write(Detected);
        writer.Write(Snippet);
    }
}
