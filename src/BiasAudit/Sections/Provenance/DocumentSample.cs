using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Provenance;

/// <summary>A consistent sample of the documents that name a host: what the largest sources are estimated from once there are too many hosts to keep.</summary>
/// <remarks>Documents stay while the seeded hash of their address lies below a threshold, which is halved when the sample is full.</remarks>
internal sealed class DocumentSample(ulong seed) : IMeasure<DocumentSample>
{
    /// <summary>How many documents are kept at most; a share of 1 % has then a standard error of about 0.04 %.</summary>
    public const int Capacity = 1 << 17;

    private readonly List<Drawn> _drawn = [];
    private int _halvings;

    /// <inheritdoc/>
    public static string Id => "provenance.sample@1";

    /// <summary>The documents drawn, in the order of their hashes.</summary>
    public IReadOnlyList<Drawn> Documents
    {
        get
        {
            Drawn[] documents = [.. _drawn];
            Array.Sort(documents);
            return documents;
        }
    }

    /// <inheritdoc/>
    public static DocumentSample Create(AuditOptions options) => new(options.Seed);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        if (document.Source.Host.Length == 0) return;
        var hash = EvidenceSample.HashOf(document.Address, seed + 1);
        if (!ConsistentSample.Keeps(hash, _halvings)) return;
        Span<long> amounts = stackalloc long[Amounts.Width];
        Amounts.Of(document, amounts);
        Keep(new(hash, document.Source.Host, amounts[(int)SizeUnit.Bytes], amounts[(int)SizeUnit.Characters], amounts[(int)SizeUnit.Tokens]));
    }

    /// <inheritdoc/>
    public void Merge(DocumentSample other)
    {
        while (_halvings < other._halvings) Halve();
        foreach (var drawn in other._drawn) Keep(drawn);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_halvings);
        writer.Write(_drawn.Count);
        foreach (var (hash, host, bytes, characters, tokens) in Documents)
        {
            writer.Write(hash);
            writer.Write(host);
            writer.Write7BitEncodedInt64(bytes);
            writer.Write7BitEncodedInt64(characters);
            writer.Write7BitEncodedInt64(tokens);
        }
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        (_halvings, var count) = (reader.ReadInt32(), reader.ReadInt32());
        if (_halvings is < 0 or > 63 || count is < 0 or > Capacity) throw new InvalidDataException("The sample of documents is out of range.");
        for (; count > 0; count--)
            Keep(new(reader.ReadUInt64(), reader.ReadString(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64()));
    }

    public void Keep(Drawn drawn)
    {
        if (!ConsistentSample.Keeps(drawn.Hash, _halvings)) return;
        _drawn.Add(drawn);
        while (_drawn.Count > Capacity) Halve();
    }

    private void Halve()
    {
        _halvings++;
        _drawn.RemoveAll(drawn => !ConsistentSample.Keeps(drawn.Hash, _halvings));
    }

    /// <summary>A document that was drawn.</summary>
    /// <param name="Hash">The hash of its address.</param>
    /// <param name="Host">Its host.</param>
    /// <param name="Bytes">Its UTF-8 bytes.</param>
    /// <param name="Characters">Its code points.</param>
    /// <param name="Tokens">Its declared tokens.</param>
    public readonly record struct Drawn(ulong Hash, string Host, long Bytes, long Characters, long Tokens) : IComparable<Drawn>
    {
        /// <inheritdoc/>
        public int CompareTo(Drawn other)
        {
            var order = Hash.CompareTo(other.Hash);
            if (order == 0) order = string.CompareOrdinal(Host, other.Host);
            if (order == 0) order = Bytes.CompareTo(other.Bytes);
            return order != 0 ? order : Tokens.CompareTo(other.Tokens);
        }

        /// <summary>The size in a unit.</summary>
        public long In(SizeUnit unit) => unit switch { SizeUnit.Documents => 1, SizeUnit.Bytes => Bytes, SizeUnit.Characters => Characters, _ => Tokens };
    }
}
