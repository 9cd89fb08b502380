using System.Buffers;
using System.Globalization;
using System.Text;
using BiasAudit.Corpora.Roles;
using Parquet;
using Parquet.Schema;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Parquet: one row group is one slice.</summary>
internal sealed class ParquetFormat : IShardFormat
{
    /// <inheritdoc/>
    public ShardSchema Inspect(Shard shard)
    {
        using var stream = File.OpenRead(shard.FullPath);
        var reader = ParquetReader.CreateAsync(stream).GetAwaiter().GetResult();
        var look = new ShardLook();
        foreach (var field in reader.Schema.DataFields) look.Declare(Dotted(field), field.ClrType.Name, KindOf(field.ClrType));
        return new(look.Columns, reader.Metadata!.NumRows, [.. reader.Metadata.RowGroups.Select(g => g.NumRows)]);
    }

    /// <inheritdoc/>
    public SliceOutcome Read(Slice slice, Action<Batch> consume, CancellationToken cancellation)
    {
        using var stream = File.OpenRead(slice.Shard.FullPath);
        var reader = ParquetReader.CreateAsync(stream, cancellationToken: cancellation).GetAwaiter().GetResult();
        if (reader.RowGroupCount == 0) return new(0, 0, []);
        using var group = reader.OpenRowGroupReader(slice.RowGroup);
        var batch = new Batch { Shard = slice.Shard, RowGroup = slice.RowGroup, FirstRow = slice.FirstRow };
        foreach (var (role, column, _) in slice.Shard.Roles)
        {
            var field = reader.Schema.DataFields.FirstOrDefault(f => Dotted(f) == column);
            if (field is null || field.MaxRepetitionLevel > 0) continue;
            batch[role] = ReadColumn(group, field);
        }
        consume(batch);
        return new(group.RowCount, 0, []);
    }

    private static Utf8Column ReadColumn(ParquetRowGroupReader group, DataField field)
    {
        if (field.ClrType == typeof(ReadOnlyMemory<char>)) return ReadValues<ReadOnlyMemory<char>>(group, field, v => Encoding.UTF8.GetBytes(v.ToString()));
        if (field.ClrType == typeof(int)) return ReadValues<int>(group, field, Render);
        if (field.ClrType == typeof(long)) return ReadValues<long>(group, field, Render);
        if (field.ClrType == typeof(double)) return ReadValues<double>(group, field, Render);
        if (field.ClrType == typeof(DateTime)) return ReadValues<DateTime>(group, field, v => Encoding.UTF8.GetBytes(v.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)));
        var none = new Utf8Column();
        for (var i = 0; i < group.RowCount; i++) none.AddNull();
        return none;
    }

    private static byte[] Render<T>(T value) where T : IFormattable => Encoding.UTF8.GetBytes(value.ToString(null, CultureInfo.InvariantCulture));

    private static Utf8Column ReadValues<T>(ParquetRowGroupReader group, DataField field, Func<T, byte[]> render) where T : struct
    {
        var (values, levels) = (new T[group.RowCount], new int[group.RowCount]);
        group.ReadRawAsync(field, values.AsMemory(), levels, null).AsTask().GetAwaiter().GetResult();
        var column = new Utf8Column();
        var next = 0;
        for (var i = 0; i < group.RowCount; i++)
            if (levels[i] < field.MaxDefinitionLevel) column.AddNull();
            else column.Add(render(values[next++]));
        return column;
    }

    private static string Dotted(DataField field) => string.Join('.', field.Path.ToList());

    private static ColumnKind KindOf(Type type) =>
        type == typeof(ReadOnlyMemory<char>) ? ColumnKind.Text
        : type == typeof(int) || type == typeof(long) || type == typeof(short) ? ColumnKind.Integer
        : type == typeof(double) || type == typeof(float) ? ColumnKind.Decimal
        : type == typeof(DateTime) ? ColumnKind.Date
        : ColumnKind.Other;
}
