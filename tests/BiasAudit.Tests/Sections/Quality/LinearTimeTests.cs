using BiasAudit.Measuring;
using BiasAudit.Tests.Laws;

namespace BiasAudit.Tests.Sections.Quality;

/// <summary>
/// Hostile documents go through every measure of the catalog. What is held is no clock: each ends, counts its characters, and
/// sixteen times the text takes at most sixteen times the memory. What a byte costs at each size is in reports/benchmarks/linear.md.
/// </summary>
public sealed class LinearTimeTests
{
    private const int Small = 1 << 16, Large = 1 << 20;

    [Theory]
    [InlineData("a")]
    [InlineData("\n")]
    [InlineData("7")]
    [InlineData("@")]
    [InlineData("<")]
    [InlineData("a ")]
    [InlineData("a\n")]
    [InlineData("\u0301")]
    [InlineData("中")]
    [InlineData("a@")]
    [InlineData("1.")]
    [InlineData("")]
    public void Sixteen_times_the_text_takes_at_most_sixteen_times_the_memory(string piece)
    {
        Run(Text(piece, Small));
        var (small, large) = (Run(Text(piece, Small)), Run(Text(piece, Large)));
        Assert.Equal((Small, Large), (small.Characters, large.Characters));
        // Buffers double when they grow, and the first documents fill tables of a fixed size.
        Assert.InRange(large.Bytes, 0, 2 * (Large / Small) * Math.Max(small.Bytes, 1 << 20));
    }

    /// <summary>The empty piece stands for different words on one line.</summary>
    private static string Text(string piece, int length) => piece.Length > 0
        ? string.Concat(Enumerable.Repeat(piece, length / piece.Length + 1))[..length]
        : string.Join(' ', Enumerable.Range(0, length / 4))[..length];

    private static (int Characters, long Bytes) Run(string text)
    {
        var options = new AuditOptions { Threads = 1 };
        var states = Catalog.Sections.SelectMany(section => section.Measures).Select(kind => kind.Create(options)).ToArray();
        var batch = MadeDocuments.Batch([new(text)], 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = new Document(options);
        // A blank text is no document; what would measure it is held to the same.
        document.Read(batch, 0);
        foreach (var state in states) state.Add(document);
        return (document.Facts.Characters, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
