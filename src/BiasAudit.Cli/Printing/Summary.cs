using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Reporting;
using Spectre.Console;
using Words = Spectre.Console.Text;

namespace BiasAudit.Cli.Printing;

/// <summary>What an audit prints: verdict, ledger, what each chapter found, the findings, where the report is. One screen.</summary>
internal static class Summary
{
    private const int MostFindings = 6;
    private const int Margin = 2;
    private const int LongestVerdict = 11;

    public static void Print(AuditResult result, string? folder, IAnsiConsole console)
    {
        console.Write(new Words($"{Verdicts.Headline(result)}: ", StyleOf(result.Verdict)));
        console.WriteLine(VisibleText.Of(result.Name), new(decoration: Decoration.Bold));
        console.WriteLine(Account(result));
        console.WriteLine();
        console.Write(Chapters(result, console.Profile.Width));
        PrintFindings(result, console);
        if (folder is null) return;
        console.WriteLine();
        console.WriteLine($"Report: {VisibleText.Of(Path.Combine(folder, "report.html"))}");
    }

    private static string Account(AuditResult result)
    {
        var ledger = result.Ledger;
        var losses = Losses(ledger).Where(loss => loss.Rows > 0).Select(loss => $", {NumberText.Count(loss.Rows)} {loss.Name}");
        return $"{NumberText.Count(ledger.Measured)} documents measured of {NumberText.Count(ledger.Read)} rows{string.Concat(losses)}; "
            + $"{NumberText.Count(result.Shards.Length)} file{(result.Shards.Length == 1 ? "" : "s")}, {NumberText.Bytes(result.Shards.Sum(shard => shard.Shard.Bytes))}";
    }

    private static (long Rows, string Name)[] Losses(Ledger ledger) =>
    [
        (ledger.Null, "null"), (ledger.Blank, "blank"), (ledger.Undecodable, "undecodable"), (ledger.Failed, "lost to damage"), (ledger.NotSampled, "not sampled"),
    ];

    /// <summary>The first statement of each chapter.</summary>
    private static Grid Chapters(AuditResult result, int columns)
    {
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new(2, 0, 2, 0) }).AddColumn(new GridColumn { Padding = new(0, 0, 0, 0) });
        var titles = result.Sections.Select(section => section.Title.Length).DefaultIfEmpty().Max();
        foreach (var section in result.Sections)
            if (section.Blocks.OfType<Sentence>().FirstOrDefault(sentence => sentence.Role == SentenceRole.Finding) is { } sentence)
                grid.AddRow(new Words(section.Title, new(decoration: Decoration.Dim)), OneLine(sentence.Text, columns - titles - 2 * Margin));
        return grid;
    }

    private static void PrintFindings(AuditResult result, IAnsiConsole console)
    {
        var findings = result.Findings.Where(finding => finding.Verdict is Verdict.Fail or Verdict.Undecided or Verdict.Warn).ToList();
        if (findings.Count == 0) return;
        console.WriteLine();
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new(2, 0, 2, 0) }).AddColumn(new GridColumn { Padding = new(0, 0, 0, 0) });
        foreach (var finding in findings.Take(MostFindings))
            grid.AddRow(new Words($"{Verdicts.Sign(finding.Verdict)} {Verdicts.Word(finding.Verdict)}", StyleOf(finding.Verdict)), OneLine(finding.Sentence, console.Profile.Width - LongestVerdict - 2 * Margin));
        console.Write(grid);
        if (findings.Count > MostFindings) console.WriteLine($"  and {NumberText.Count(findings.Count - MostFindings)} more in the report");
    }

    /// <summary>A sentence in one line of the screen; the report has the whole of it.</summary>
    private static Words OneLine(string sentence, int columns) => new(Screen.Fit(VisibleText.Of(sentence), Math.Max(20, columns)));

    private static Style StyleOf(Verdict? verdict) => new(verdict switch
    {
        Verdict.Fail => Color.Red,
        Verdict.Undecided => Color.Magenta,
        Verdict.Warn => Color.Yellow,
        Verdict.Pass => Color.Green,
        _ => Color.Blue,
    }, decoration: Decoration.Bold);
}
