using System.Collections.Immutable;
using BiasAudit.Corpora.Jsonl;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Reads one row group into batches, all roles side by side.</summary>
/// <remarks>
/// Damage in the text ends the row group: its remaining rows have failed. Damage in another column takes only that column's
/// remaining values, which read as null, and is told.
/// </remarks>
internal sealed class RowGroupReading : IDisposable
{
    private const int BatchRows = 1024;
    private const int BatchBytes = 1 << 20;
    private readonly ParquetFile _file;
    private readonly Slice _slice;
    private readonly List<Source> _sources = [];
    private readonly List<CorpusError> _errors = [];
    private readonly Batch _batch;
    private long _done;

    public RowGroupReading(ParquetFile file, Slice slice)
    {
        (_file, _slice) = (file, slice);
        _batch = new() { Shard = slice.Shard, RowGroup = slice.RowGroup };
        var found = slice.Shard.Roles.Select(choice => (Choice: choice, Found: file.Find(choice.Column))).Where(r => r.Found is not null);
        foreach (var group in found.GroupBy(r => r.Found!.Value.Leaf)) Add(group.Key, [.. group.Select(r => (r.Choice, r.Found!.Value.Member))]);
    }

    /// <summary>Whether an exception means that the file is damaged or beyond support, rather than a fault of the program.</summary>
    public static bool IsDamage(Exception e) => e is DamageException or BeyondException or InvalidDataException or IOException
        or ArgumentException or IndexOutOfRangeException or OverflowException or ZstdSharp.ZstdException or OutOfMemoryException;

    /// <summary>Reads the row group to its end or to the first damage of its text.</summary>
    public SliceOutcome Run(Action<Batch> consume, CancellationToken cancellation)
    {
        var rows = _slice.Rows!.Value;
        var sound = true;
        while (sound && _done < rows)
        {
            cancellation.ThrowIfCancellationRequested();
            sound = ReadText((int)Math.Min(BatchRows, rows - _done));
            var count = _batch.Count;
            foreach (var source in _sources) Follow(source, count);
            _batch.FirstRow = _slice.FirstRow + _done;
            if (count > 0) consume(_batch);
            _done += count;
        }
        return new(rows, rows - _done, [.. _errors]);
    }

    public void Dispose()
    {
        foreach (var source in _sources)
        {
            source.Cursor?.Dispose();
            source.Values.Release();
        }
        _batch.Release();
    }

    private void Add(Leaf leaf, ImmutableArray<(RoleChoice Choice, string? Member)> roles)
    {
        var whole = new Utf8Column();
        foreach (var (choice, _) in roles.Where(r => r.Member is null)) _batch[choice.Role] = whole;
        ImmutableArray<RoleChoice> members = [.. roles.Where(r => r.Member is not null).Select(r => r.Choice with { Column = r.Member! })];
        var line = members.IsEmpty ? null : new JsonLine(members);
        line?.Fill(_batch);
        var isText = roles.Any(r => r.Choice.Role == Role.Text);
        var source = new Source(leaf, whole, line, isText);
        _sources.Add(source);
        Guard(source, () => source.Cursor = _file.Open(_slice.RowGroup, leaf, allLines: isText));
    }

    /// <summary>Reads the rows of a batch from the column that holds the text.</summary>
    /// <returns>Whether more rows can follow.</returns>
    private bool ReadText(int rows)
    {
        if (_sources.Find(s => s.IsText) is not { } source) return false;
        source.Values.Clear();
        source.Line?.Clear();
        var more = true;
        Guard(source, () => more = source.Cursor!.Read(source.Values, rows, BatchBytes));
        if (!more) Report(source, "it has fewer values than the row group has rows");
        source.Parse();
        return source.Cursor is not null && more;
    }

    /// <summary>Reads as many rows of another column; what cannot be read is null.</summary>
    private void Follow(Source source, int rows)
    {
        if (source.IsText) return;
        source.Values.Clear();
        source.Line?.Clear();
        Guard(source, () =>
        {
            if (!source.Cursor!.Read(source.Values, rows)) throw new DamageException("it has fewer values than the row group has rows");
        });
        while (source.Values.Count < rows) source.Values.AddNull();
        source.Parse();
    }

    private void Guard(Source source, Action read)
    {
        if (source.Lost) return;
        try
        {
            read();
        }
        catch (Exception e) when (IsDamage(e))
        {
            source.Cursor?.Dispose();
            source.Cursor = null;
            Report(source, e);
        }
    }

    private void Report(Source source, Exception e)
    {
        source.Lost = true;
        var where = $"{_slice.Shard.Path}, row group {_slice.RowGroup}, column {source.Leaf.Path}";
        _errors.Add(e switch
        {
            BeyondException { TooLarge: true } or OutOfMemoryException => CorpusErrors.TooLarge(where, e.Message),
            BeyondException => CorpusErrors.Unsupported(where, e.Message),
            _ => CorpusErrors.ColumnDamaged(_slice.Shard.Path, _slice.RowGroup, source.Leaf.Path, _done + source.Values.Count, e.Message),
        });
    }

    private void Report(Source source, string why) => Report(source, new DamageException(why));

    /// <summary>A leaf with the roles that live in it: the whole value, or members of the JSON that it holds.</summary>
    private sealed class Source(Leaf leaf, Utf8Column values, JsonLine? line, bool isText)
    {
        public Leaf Leaf => leaf;

        public Utf8Column Values => values;

        public JsonLine? Line => line;

        public bool IsText => isText;

        public ColumnCursor? Cursor { get; set; }

        public bool Lost { get; set; }

        public void Parse()
        {
            if (line is null) return;
            for (var i = 0; i < values.Count; i++)
                if (line.Read(values[i]) is not null) line.AddNulls();
        }
    }
}
