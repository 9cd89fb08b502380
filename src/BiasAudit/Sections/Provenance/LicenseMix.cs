using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sketches;
using BiasAudit.Text.Masking;

namespace BiasAudit.Sections.Provenance;

/// <summary>Licensed documents by set (domain, else collection, else file) and use class, with rows that forbid commercial use or derivatives.</summary>
internal sealed class LicenseMix(AuditOptions options) : IMeasure<LicenseMix>
{
    private readonly StringCache<LicenseTerms> _terms = new((written, _, _) => LicenseTerms.Parse(written), 1 << 8);

    /// <inheritdoc/>
    public static string Id => "provenance.license-mix@1";

    /// <summary>Documents by set and class.</summary>
    public CrossTable Classes { get; } = new(100_000);

    /// <summary>Rows under terms that forbid commercial use or derivatives; the note is the set.</summary>
    public EvidenceSample Rows { get; } = new(options, 40);

    /// <inheritdoc/>
    public static LicenseMix Create(AuditOptions options) => new(options);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        if (document.Source.SaysNothing(Role.License)) return;
        var terms = _terms.Of(document.Value(Role.License));
        Classes.Add(SetOf(document), terms.Class);
        if (terms.Class is "non-commercial" or "no-derivatives") Rows.Offer(document, static d => Snippet.Of(d.Text), SetOf(document));
    }

    /// <inheritdoc/>
    public void Merge(LicenseMix other)
    {
        Classes.Merge(other.Classes);
        Rows.Merge(other.Rows);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        Classes.Save(writer);
        Rows.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Classes.Load(reader);
        Rows.Load(reader);
    }

    // A collection speaks for its rows more than their sites do.
    private static string SetOf(Document document) => document.Source.Collection.Length > 0 ? document.Source.Collection : document.Source.Name;
}
