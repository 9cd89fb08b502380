using BiasAudit.Measuring;

namespace BiasAudit.Sections.Composition;

/// <summary>Counts documents, characters and bytes.</summary>
public sealed class Sizes : IMeasure<Sizes>
{
    /// <inheritdoc/>
    public static string Id => "composition.sizes@1";

    /// <summary>Documents measured.</summary>
    public long Documents { get; private set; }

    /// <summary>Code points of all documents.</summary>
    public long Characters { get; private set; }

    /// <summary>UTF-8 bytes of all documents.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public static Sizes Create(AuditOptions options) => new();

    /// <inheritdoc/>
    public void Add(Document document)
    {
        Documents++;
        Characters += document.Facts.Characters;
        Bytes += document.Facts.Bytes;
    }

    /// <inheritdoc/>
    public void Merge(Sizes other) =>
        (Documents, Characters, Bytes) = (Documents + other.Documents, Characters + other.Characters, Bytes + other.Bytes);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Documents);
        writer.Write(Characters);
        writer.Write(Bytes);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader) =>
        (Documents, Characters, Bytes) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
}
