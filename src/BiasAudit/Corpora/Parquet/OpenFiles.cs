namespace BiasAudit.Corpora.Parquet;

/// <summary>The files of one corpus that are being read, so that a footer is not read again for every row group of its file.</summary>
/// <remarks>Workers go through the slices in order, so the last few files are enough. A file is closed when nobody reads it any more.</remarks>
internal sealed class OpenFiles
{
    private const int Kept = 4;
    private readonly LinkedList<Entry> _recent = new();

    /// <summary>Lends an opened file; it goes back by <see cref="Return"/>.</summary>
    public ParquetFile Borrow(Shard shard)
    {
        Entry entry;
        lock (_recent)
        {
            if (_recent.FirstOrDefault(e => e.FullPath == shard.FullPath) is not { } known)
                _recent.AddFirst(known = new(shard.FullPath, new(() => new(shard.Path, shard.FullPath))));
            (entry = known).Readers++;
        }
        try
        {
            return entry.File.Value;
        }
        catch
        {
            Return(shard);
            throw;
        }
    }

    /// <summary>Takes a file back; the oldest that nobody reads are closed.</summary>
    public void Return(Shard shard)
    {
        lock (_recent)
        {
            _recent.First(e => e.FullPath == shard.FullPath).Readers--;
            for (var node = _recent.Last; node is not null && _recent.Count > Kept;)
            {
                var (old, before) = (node, node.Previous);
                if (old.Value.Readers == 0)
                {
                    if (old.Value.File.IsValueCreated) old.Value.File.Value.Dispose();
                    _recent.Remove(old);
                }
                node = before;
            }
        }
    }

    private sealed class Entry(string fullPath, Lazy<ParquetFile> file)
    {
        public string FullPath => fullPath;

        public Lazy<ParquetFile> File => file;

        public int Readers { get; set; }
    }
}
