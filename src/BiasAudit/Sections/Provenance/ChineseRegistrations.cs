using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Provenance;

/// <summary>Text whose foot shows a Chinese registration, by host: evidence of a country where the host gives none.</summary>
public sealed class ChineseRegistrations : IMeasure<ChineseRegistrations>
{
    /// <inheritdoc/>
    public static string Id => "provenance.registrations@1";

    /// <summary>Documents, bytes, characters and tokens with a registration, by host; an empty name where there is none.</summary>
    public KeyedCounts Hosts { get; } = new(Amounts.Width, 1_000_000);

    /// <inheritdoc/>
    public static ChineseRegistrations Create(AuditOptions options) => new();

    /// <inheritdoc/>
    public void Add(Document document)
    {
        if (document.Facts.Han == 0 || !ChineseRegistration.IsIn(document.Text)) return;
        Span<long> amounts = stackalloc long[Amounts.Width];
        Amounts.Of(document, amounts);
        Hosts.Add(document.Source.HostKey, document.Source.HostUtf8, amounts);
    }

    /// <inheritdoc/>
    public void Merge(ChineseRegistrations other) => Hosts.Merge(other.Hosts);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => Hosts.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => Hosts.Load(reader);
}
