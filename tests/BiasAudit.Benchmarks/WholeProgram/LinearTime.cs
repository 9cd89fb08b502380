using System.Globalization;
using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>What a byte of hostile text costs the whole default audit, for documents of 16 KB, 256 KB and 4 MB: equal when time is linear.</summary>
internal static class LinearTime
{
    private const int Largest = 4 << 20;

    private static readonly int[] Sizes = [16 << 10, 256 << 10, Largest];

    private static readonly (string Name, Func<int, string> Piece)[] Patterns =
    [
        ("different words on one line", i => $"word{i} "), ("one repeated character", _ => "a"), ("newlines", _ => "\n"), ("digits", _ => "7"), ("at signs", _ => "@"),
        ("angle brackets", _ => "<"), ("words of one letter", i => (char)('a' + i % 26) + " "), ("one word on each line", _ => "a\n"), ("combining marks", _ => "\u0301"),
        ("one Han character", _ => "中"), ("dots", _ => "."), ("a@", _ => "a@"), ("digits and points", _ => "1."), ("open brackets", _ => "[1"),
    ];

    /// <summary>Measures and returns a page of Markdown.</summary>
    public static string Run()
    {
        var page = new StringBuilder();
        page.AppendLine(CultureInfo.InvariantCulture, $"""
            # Cost of a byte of hostile text

            Nanoseconds of CPU per byte for the whole default audit of one document, one thread, .NET {Environment.Version}; each size is read
            until 4 MB are reached, the second round counts. One text in 256, by its hash, is also cut into tokens, of its first 20,000
            characters: the tokenizer takes 0.14 s for so long a run without a break, and that can show at one size of one line below. Time that grew with the square of the length would cost 256 times as much
            a byte at 4 MB as at 16 KB. Made by `dotnet run -c Release --project tests/BiasAudit.Benchmarks -- linear reports/benchmarks/linear.md`.

            | text | 16 KB | 256 KB | 4 MB | 4 MB : 16 KB |
            |---|---|---|---|---|
            """);
        foreach (var (name, piece) in Patterns)
        {
            var costs = Sizes.Select(size => Cost(Text(piece, size))).ToArray();
            page.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {costs[0]:0.0} | {costs[1]:0.0} | {costs[2]:0.0} | {costs[2] / costs[0]:0.0} |");
        }
        return page.ToString();
    }

    private static byte[] Text(Func<int, string> piece, int size)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < size; i++) text.Append(piece(i));
        return Encoding.UTF8.GetBytes(text.ToString())[..(size - size % 6)]; // whole characters of two or three bytes
    }

    private static double Cost(byte[] text)
    {
        var options = new AuditOptions { Threads = 1 };
        var states = Catalog.Sections.SelectMany(section => section.Measures).Select(kind => kind.Create(options)).ToArray();
        var (document, batch, cost) = (new Document(options), Batch(text), 0.0);
        for (var round = 0; round < 2; round++)
        {
            var (before, repeats) = (Environment.CpuUsage.TotalTime, Largest / text.Length);
            for (var i = 0; i < repeats; i++)
            {
                document.Read(batch, 0);
                foreach (var state in states) state.Add(document);
            }
            cost = (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / ((double)repeats * text.Length);
        }
        return cost;
    }

    private static Batch Batch(byte[] text)
    {
        var batch = new Batch { Shard = new() { Path = "made.jsonl", Format = "jsonl", RowGroups = 1, Roles = [new RoleChoice(Role.Text, "text", "made")] }, FirstRow = 0 };
        foreach (var role in Enum.GetValues<Role>())
        {
            var column = batch[role] = new Utf8Column();
            if (role == Role.Text) column.Add(text);
            else column.AddNull();
        }
        return batch;
    }
}
