using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Provenance;

/// <summary>Which fields are missing where: documents without each field, by file and by source.</summary>
internal sealed class FieldGaps : IMeasure<FieldGaps>
{
    private const int LongestName = 200;
    private static readonly int Width = 1 + DeclaredFields.Roles.Length;
    private Shard? _shard;
    private byte[] _path = [];

    /// <inheritdoc/>
    public static string Id => "provenance.gaps@1";

    /// <summary>Documents and those without each field, by path of the file.</summary>
    public KeyedCounts Shards { get; } = new(Width, 20_000);

    /// <summary>The same by source: domain, else collection, else file. Beyond the limit a sample of sources.</summary>
    public KeyedCounts Sources { get; } = new(Width, 1 << 14);

    /// <inheritdoc/>
    public static FieldGaps Create(AuditOptions options) => new();

    /// <inheritdoc/>
    public void Add(Document document)
    {
        Span<long> counts = stackalloc long[Width];
        counts[0] = 1;
        for (var i = 0; i < DeclaredFields.Roles.Length; i++)
            counts[1 + i] = IsMissing(document, DeclaredFields.Roles[i]) ? 1 : 0;
        if (document.Shard != _shard) (_shard, _path) = (document.Shard, Encoding.UTF8.GetBytes(document.Shard.Path));
        Shards.Add(document.Shard.Key, _path, counts);
        Span<byte> name = stackalloc byte[3 * LongestName];
        var source = document.Source.Name.AsSpan();
        var length = Encoding.UTF8.GetBytes(source.Length > LongestName ? source[..LongestName] : source, name);
        Sources.Add(ConsistentSample.Mix(document.Source.Key), name[..length], counts);
    }

    /// <inheritdoc/>
    public void Merge(FieldGaps other)
    {
        Shards.Merge(other.Shards);
        Sources.Merge(other.Sources);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        Shards.Save(writer);
        Sources.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Shards.Load(reader);
        Sources.Load(reader);
    }

    private static bool IsMissing(Document document, Role role) => document.Source.SaysNothing(role)
        || (role == Role.Url && document.Source.Host.Length == 0) || (role == Role.Date && document.Source.Day.IsEmpty);
}
