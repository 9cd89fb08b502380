using System.Globalization;
using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sections.Duplication;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>What the state of near duplicates takes in memory, measured after collecting garbage, and in a saved profile.</summary>
internal static class NearDuplicateMemory
{
    private const int RowsOfBatch = 1000;

    private static readonly int[] Documents = [100_000, 1_000_000, 2_000_000];

    /// <summary>Measures and returns a page of Markdown.</summary>
    public static string Run()
    {
        var page = new StringBuilder();
        page.AppendLine(CultureInfo.InvariantCulture, $"""
            # Memory of near duplicates

            One state over made documents of different texts, as the collector counts it after a full collection; .NET {Environment.Version}.
            A state never holds more than its capacity of 1,048,576 texts; beyond that it keeps a sample. Made by `dotnet run -c Release --project tests/BiasAudit.Benchmarks -- near-duplicate-memory reports/benchmarks/near-duplicate-memory.md`.

            | documents | while reading, MB | concluded, MB | MB per million documents | saved, MB | kept 1 in |
            |---|---|---|---|---|---|
            """);
        foreach (var documents in Documents) page.AppendLine(Row(documents));
        return page.ToString();
    }

    private static string Row(int documents)
    {
        var options = new AuditOptions();
        var (document, before) = (new Document(options), Held());
        var state = DocumentCopies.Create(options);
        for (var first = 0; first < documents; first += RowsOfBatch)
        {
            var batch = Batch(first);
            for (var i = 0; i < batch.Count; i++)
            {
                document.Read(batch, i);
                state.Add(document);
            }
        }
        var reading = Held() - before;
        using var saved = new CountingStream();
        using (var writer = new BinaryWriter(saved, Encoding.UTF8, leaveOpen: true)) state.Save(writer);
        var concluded = Held() - before;
        GC.KeepAlive(state);
        return string.Create(CultureInfo.InvariantCulture, $"| {documents:N0} | {reading / 1e6:0} | {concluded / 1e6:0} | {concluded * 1.0 / documents:0} | {saved.Length / 1e6:0} | {1L << state.Level} |");
    }

    private static long Held()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private static Batch Batch(int first)
    {
        var batch = new Batch { Shard = new() { Path = "made.jsonl", Format = "jsonl", RowGroups = 1, Roles = [new RoleChoice(Role.Text, "text", "made")] }, FirstRow = first };
        foreach (var role in Enum.GetValues<Role>())
        {
            var column = batch[role] = new Utf8Column();
            for (var i = first; i < first + RowsOfBatch; i++)
            {
                if (role == Role.Text) column.Add(Encoding.UTF8.GetBytes($"text {i} tells of {i * 7919L} things and {i * 31L} more"));
                else column.AddNull();
            }
        }
        return batch;
    }

    /// <summary>Counts what is written to it.</summary>
    private sealed class CountingStream : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _length += count;

        // Without this the base class would copy what is written into an array of the pool, and the pool would keep it.
        public override void Write(ReadOnlySpan<byte> buffer) => _length += buffer.Length;
    }
}
