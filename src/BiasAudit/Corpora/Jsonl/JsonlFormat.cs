using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BiasAudit.Corpora.Roles;
using BiasAudit.Text;
using ZstdSharp;

namespace BiasAudit.Corpora.Jsonl;

/// <summary>JSON Lines, plain or compressed: one object a line is one row; empty lines are no rows.</summary>
internal sealed class JsonlFormat(FileFormat format) : IShardFormat
{
    /// <summary>The longest line that is read; a longer one is a failed row.</summary>
    public const int LongestLine = 64 << 20;

    private const int BatchRows = 1024;
    private const int BatchBytes = 1 << 20;

    /// <inheritdoc/>
    public ShardSchema Inspect(Shard shard)
    {
        using var stream = Open(shard);
        var lines = new LineReader(stream, LongestLine);
        var look = new ShardLook();
        for (var row = 0; row < ColumnLook.Rows && lines.Read(out var line);)
        {
            if (IsEmpty(line)) continue;
            row++;
            try
            {
                using var document = JsonDocument.Parse(Encoding.UTF8.GetString(line));
                if (document.RootElement.ValueKind == JsonValueKind.Object) look.Add("", document.RootElement);
            }
            catch (JsonException)
            {
                // A broken line is counted when it is read; a look only looks.
            }
        }
        return new(look.Columns, Rows: null, RowsOfGroups: []);
    }

    /// <inheritdoc/>
    public SliceOutcome Read(Slice slice, Action<Batch> consume, CancellationToken cancellation)
    {
        var path = slice.Shard.Path;
        var losses = new LineLosses(path);
        var line = new JsonLine(slice.Shard.Roles);
        var batch = new Batch { Shard = slice.Shard };
        line.Fill(batch);
        var read = 0L;
        using var stream = Open(slice.Shard);
        var lines = new LineReader(stream, LongestLine);
        try
        {
            while (lines.Read(out var bytes))
            {
                if (IsEmpty(bytes) && !lines.TooLong) continue;
                var why = lines.TooLong ? null : line.Read(bytes);
                var lost = lines.TooLong || why is not null;
                // Rows of one batch follow each other, so that an address leads to its row: a lost line ends the batch.
                if (lost || line.Count >= BatchRows || batch[Role.Text]!.Bytes >= BatchBytes) read += HandOver(line, batch, read, consume, cancellation);
                if (!lost) continue;
                losses.Add(lines.Number, why);
                read++;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ZstdException)
        {
            losses.Damaged(lines.Number, e.Message);
        }
        read += HandOver(line, batch, read, consume, cancellation);
        return new(read, losses.Count, losses.Errors);
    }

    private static int HandOver(JsonLine line, Batch batch, long firstRow, Action<Batch> consume, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = line.Count;
        if (count == 0) return 0;
        batch.FirstRow = firstRow;
        consume(batch);
        line.Clear();
        return count;
    }

    private Stream Open(Shard shard)
    {
        StrictCompression.Require();
        var file = new FileStream(shard.FullPath, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return format switch
        {
            FileFormat.JsonlGzip => new GZipStream(file, CompressionMode.Decompress),
            FileFormat.JsonlZstd => new DecompressionStream(file, leaveOpen: false),
            _ => file,
        };
    }

    private static bool IsEmpty(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t"u8) < 0;
}
