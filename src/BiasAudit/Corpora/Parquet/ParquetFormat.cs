using System.Text;
using BiasAudit.Corpora.Roles;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Parquet: one row group is one slice, read page by page with all its columns side by side.</summary>
internal sealed class ParquetFormat : IShardFormat
{
    private const int MostColumnsLookedAt = 64;
    private readonly OpenFiles _files = new();

    /// <inheritdoc/>
    public ShardSchema Inspect(Shard shard)
    {
        using var file = new ParquetFile(shard.Path, shard.FullPath);
        var look = new ShardLook();
        foreach (var leaf in file.Leaves) look.Declare(leaf.Path, leaf.Type, leaf.Kind);
        if (file.Metadata.RowGroups.Count > 0)
            foreach (var leaf in file.Leaves.Where(l => l.Kind is ColumnKind.Text or ColumnKind.Integer or ColumnKind.Date).Take(MostColumnsLookedAt)) Look(file, leaf, look);
        return new(look.Columns, file.Metadata.RowGroups.Sum(g => g.NumRows), [.. file.Metadata.RowGroups.Select(g => g.NumRows)]);
    }

    /// <inheritdoc/>
    public SliceOutcome Read(Slice slice, Action<Batch> consume, CancellationToken cancellation)
    {
        if (slice.Rows is null or 0) return new(0, 0, []);
        var rows = slice.Rows.Value;
        ParquetFile file;
        try
        {
            file = _files.Borrow(slice.Shard);
        }
        catch (AuditException e)
        {
            // The file was sound when the corpus was opened.
            return new(rows, rows, [new(e.Code, e.What, e.Where, e.Remedy)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(rows, rows, [CorpusErrors.CannotOpen(slice.Shard.Path, e.Message)]);
        }
        try
        {
            using var reading = new RowGroupReading(file, slice);
            return reading.Run(consume, cancellation);
        }
        finally
        {
            _files.Return(slice.Shard);
        }
    }

    /// <summary>Looks at the first rows of a column; what is damaged is told when it is read.</summary>
    private static void Look(ParquetFile file, Leaf leaf, ShardLook look)
    {
        const int enough = 4 << 20;
        var column = new Utf8Column();
        try
        {
            using var cursor = file.Open(0, leaf, allLines: true);
            cursor.Read(column, ColumnLook.Rows, enough);
        }
        catch (Exception e) when (RowGroupReading.IsDamage(e))
        {
            // A look only looks.
        }
        for (var i = 0; i < column.Count; i++)
            if (!column.IsNull(i)) look.Add(leaf.Path, Encoding.UTF8.GetString(column[i]));
    }
}
