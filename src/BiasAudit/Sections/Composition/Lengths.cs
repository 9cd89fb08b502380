using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Composition;

/// <summary>The distribution of document lengths in characters, bytes and words.</summary>
public sealed class Lengths : IMeasure<Lengths>
{
    /// <inheritdoc/>
    public static string Id => "composition.lengths@1";

    /// <summary>Code points a document.</summary>
    public QuantileSketch Characters { get; } = new();

    /// <summary>UTF-8 bytes a document.</summary>
    public QuantileSketch Bytes { get; } = new();

    /// <summary>Words a document; what a word is depends on the script, see the scan.</summary>
    public QuantileSketch Words { get; } = new();

    /// <inheritdoc/>
    public static Lengths Create(AuditOptions options) => new();

    /// <inheritdoc/>
    public void Add(Document document)
    {
        Characters.Add(document.Facts.Characters);
        Bytes.Add(document.Facts.Bytes);
        Words.Add(document.Words.Length);
    }

    /// <inheritdoc/>
    public void Merge(Lengths other)
    {
        Characters.Merge(other.Characters);
        Bytes.Merge(other.Bytes);
        Words.Merge(other.Words);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        Characters.Save(writer);
        Bytes.Save(writer);
        Words.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Characters.Load(reader);
        Bytes.Load(reader);
        Words.Load(reader);
    }
}
