using BiasAudit.Measuring;

namespace BiasAudit.Sections.Quality;

/// <summary>Counts encoding damage and leftovers of web pages by kind, language and source.</summary>
public sealed class EncodingDamage : IMeasure<EncodingDamage>
{
    private readonly DamageScan _scan = new();

    private EncodingDamage(bool evidence) => Counts = new(Enum.GetValues<DamageKind>().Length, evidence);

    /// <inheritdoc/>
    public static string Id => "quality.damage@1";

    internal KindCounts Counts { get; }

    /// <inheritdoc/>
    public static EncodingDamage Create(AuditOptions options) => new(options.Evidence);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        _scan.Scan(document);
        Counts.Add(document, _scan.Hits, _scan.First);
    }

    /// <inheritdoc/>
    public void Merge(EncodingDamage other) => Counts.Merge(other.Counts);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => Counts.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => Counts.Load(reader);
}
