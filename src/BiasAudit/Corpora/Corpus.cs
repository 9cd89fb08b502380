using System.Collections.Immutable;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace BiasAudit.Corpora;

/// <summary>All inputs of one audit, opened: their shards, schemas and roles. Reading is by slice and thread-safe.</summary>
public sealed class Corpus
{
    private Corpus(ImmutableArray<Shard> shards, CorpusOptions options) => (Shards, Options) = (shards, options);

    /// <summary>The shards, ordered by path.</summary>
    public ImmutableArray<Shard> Shards { get; }

    /// <summary>How the corpus was opened.</summary>
    public CorpusOptions Options { get; }

    /// <summary>The slices of all readable shards, in order.</summary>
    public IEnumerable<Slice> Slices =>
        from shard in Shards
        where shard.Error is null
        from rowGroup in Enumerable.Range(0, Math.Max(1, shard.RowGroups))
        select new Slice(shard, rowGroup, 0, null);

    /// <summary>Finds and opens the shards of files, folders and globs.</summary>
    public static Corpus Open(IReadOnlyList<string> inputs, CorpusOptions options)
    {
        var files = inputs.SelectMany(input => Directory.Exists(input)
            ? Directory.EnumerateFiles(input, "*.parquet", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(input, file), file))
            : [(Path.GetFileName(input), input)]);
        return new([.. files.OrderBy(f => f.Item1, StringComparer.Ordinal).Select(f => Inspect(f.Item1, f.Item2))], options);
    }

    /// <summary>Reads one slice and hands its rows over, batch by batch.</summary>
    public SliceOutcome Read(Slice slice, Action<Batch> consume, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(Options);
        using var stream = File.OpenRead(slice.Shard.FullPath);
        var reader = ParquetReader.CreateAsync(stream, cancellationToken: cancellation).GetAwaiter().GetResult();
        using var group = reader.OpenRowGroupReader(slice.RowGroup);
        var batch = new Batch { Shard = slice.Shard, RowGroup = slice.RowGroup };
        foreach (var (role, column, _) in slice.Shard.Roles)
        {
            var values = new Utf8Column();
            var field = reader.Schema.DataFields.First(f => f.Path.ToString() == column);
            var strings = new string?[group.RowCount];
            group.ReadAsync(field, strings.AsMemory()!, null, cancellation).AsTask().GetAwaiter().GetResult();
            foreach (var value in strings)
                if (value is null) values.AddNull();
                else values.Add(Encoding.UTF8.GetBytes(value));
            batch[role] = values;
        }
        consume(batch);
        return new(group.RowCount, 0, []);
    }

    private static Shard Inspect(string path, string full)
    {
        using var stream = File.OpenRead(full);
        var reader = ParquetReader.CreateAsync(stream).GetAwaiter().GetResult();
        var names = reader.Schema.DataFields.Select(f => f.Path.ToString()).ToHashSet();
        return new()
        {
            Path = path.Replace('\\', '/'),
            FullPath = full,
            Format = "parquet",
            Bytes = stream.Length,
            RowGroups = reader.RowGroupCount,
            DeclaredRows = reader.Metadata?.NumRows,
            Columns = [.. reader.Schema.DataFields.Select(f => new ShardColumn(f.Path.ToString(), f.ClrType.Name))],
            Roles = [.. Enum.GetValues<Role>().Where(r => names.Contains(r.ToString().ToLowerInvariant())).Select(r => new RoleChoice(r, r.ToString().ToLowerInvariant(), "its name"))],
        };
    }
}
