using System.Collections.Concurrent;
using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Measuring.Signals;

namespace BiasAudit.Measuring;

/// <summary>Reads a corpus once and lets every measure see every document: one set of states a worker, merged at the end.</summary>
public static class Profiler
{
    /// <summary>Scans a corpus.</summary>
    public static Profile Scan(
        Corpus corpus, AuditOptions options, ScanProgress? progress = null, CancellationToken cancellation = default) =>
        Scan(corpus, options, Catalog.MeasuresOf(options), progress ?? new(), cancellation);

    /// <summary>Scans a corpus for given measures only.</summary>
    internal static Profile Scan(
        Corpus corpus, AuditOptions options, ImmutableArray<MeasureKind> kinds, ScanProgress progress, CancellationToken cancellation)
    {
        options = options with { Sample = options.Sample?.For(corpus) };
        options = Sections.Topics.TopicAdaptation.Prepare(corpus, options, cancellation);
        var rows = corpus.Shards.Where(shard => shard.Error is null).Select(shard => shard.DeclaredRows).ToList();
        progress.TotalRows = rows.Contains(null) ? null : rows.Sum();
        var idle = new ConcurrentBag<Worker>();
        var slices = options.Part is { } part ? part.Of(corpus.Slices) : corpus.Slices;
        if (options.Signals is { } folder) Directory.CreateDirectory(SignalSpill.FolderOf(folder));
        Parallel.ForEach(Partitioner.Create(slices, EnumerablePartitionerOptions.NoBuffering), new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, slice =>
        {
            var worker = idle.TryTake(out var rested) ? rested : new Worker(kinds, options);
            worker.Take(corpus, slice, progress, cancellation);
            // The part that scans the beginning of a shard hashes it.
            if (options.Corpus.HashShards && slice.RowGroup == 0) worker.Hash(slice.Shard, cancellation);
            idle.Add(worker);
        });
        // Taken out one by one, so that what was merged can be freed.
        var total = idle.TryTake(out var first) ? first : new Worker(kinds, options);
        while (idle.TryTake(out var worker)) total.Merge(worker);
        if (options.Signals is not null) SignalFiles.Write(options.Signals, slices, total.States);
        if (options.Corpus.HashShards)
            foreach (var shard in corpus.Shards.Where(shard => shard.Error is not null)) total.Hash(shard, cancellation);
        return new(options, kinds, total.States, corpus.Shards.Select(total.AccountOf));
    }
}
