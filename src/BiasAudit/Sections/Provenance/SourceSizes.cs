using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Provenance;

/// <summary>How much text each host and each collection gives, and how much is known of where text comes from.</summary>
/// <param name="hosts">How many hosts are kept at most.</param>
public sealed class SourceSizes(int hosts) : IMeasure<SourceSizes>
{
    private const int Levels = 4;
    private readonly long[] _levels = new long[Levels * Amounts.Width];

    /// <inheritdoc/>
    public static string Id => "provenance.sources@1";

    /// <summary>Documents, bytes, characters and tokens of each host. Beyond the limit whole domains are sampled.</summary>
    public KeyedCounts Hosts { get; } = new(Amounts.Width, hosts);

    /// <summary>The same of each collection that a source column names.</summary>
    public KeyedCounts Collections { get; } = new(Amounts.Width, 200_000);

    /// <summary>The amount of text at a level of opacity, in a unit.</summary>
    public long At(OpacityLevel level, SizeUnit unit) => _levels[(int)level * Amounts.Width + (int)unit];

    /// <summary>All text, in a unit.</summary>
    public long Total(SizeUnit unit) => Enum.GetValues<OpacityLevel>().Sum(level => At(level, unit));

    /// <inheritdoc/>
    public static SourceSizes Create(AuditOptions options) => new(options.SourceCapacity);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        Span<long> amounts = stackalloc long[Amounts.Width];
        Amounts.Of(document, amounts);
        var source = document.Source;
        Amounts.Add(_levels.AsSpan((int)source.Level * Amounts.Width, Amounts.Width), amounts);
        if (source.Host.Length > 0) Hosts.Add(source.HostKey, source.HostUtf8, amounts);
        if (source.Collection.Length == 0) return;
        Span<byte> name = stackalloc byte[1024];
        Collections.Add(name[..Encoding.UTF8.GetBytes(source.Collection, name)], amounts);
    }

    /// <inheritdoc/>
    public void Merge(SourceSizes other)
    {
        Hosts.Merge(other.Hosts);
        Collections.Merge(other.Collections);
        for (var i = 0; i < _levels.Length; i++) _levels[i] += other._levels[i];
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        Hosts.Save(writer);
        Collections.Save(writer);
        foreach (var value in _levels) writer.Write(value);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Hosts.Load(reader);
        Collections.Load(reader);
        foreach (ref var value in _levels.AsSpan()) value = reader.ReadInt64();
    }
}
