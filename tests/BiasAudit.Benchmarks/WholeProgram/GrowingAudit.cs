using System.Globalization;
using System.Text;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>Times the built program with one section after another added, up to the whole default audit.</summary>
internal static class GrowingAudit
{
    /// <summary>Adds a table to a page: one row for each larger set of sections, from start to written report.</summary>
    public static void Add(StringBuilder page, string folder, string work, long bytes, int rounds)
    {
        page.AppendLine("## One section after another\nThe program from its start to the written report; each row adds a section, the last is the whole default audit.\n");
        page.AppendLine("| sections | threads | seconds | seconds of CPU | MB of text per second of CPU | peak memory, MiB |\n|---|---|---|---|---|---|");
        var names = Catalog.Sections.Select(section => section.Name).ToArray();
        for (var count = 2; count <= names.Length; count++) AddRow(count, 1);
        AddRow(names.Length, 2);
        page.AppendLine();

        void AddRow(int count, int threads)
        {
            string[] arguments = ["audit", folder, "-o", Path.Combine(work, "audit"), "--sections", string.Join(',', names[..count]), "--threads", $"{threads}", "--quiet"];
            var cost = Enumerable.Range(0, rounds).Select(_ => BuiltProgram.Run(arguments)).MinBy(run => run.Cpu)!;
            var label = count == 2 ? $"{names[0]}, {names[1]}" : $"and {names[count - 1]}";
            page.AppendLine(CultureInfo.InvariantCulture, $"| {label} | {threads} | {cost.Seconds:0.0} | {cost.Cpu:0.0} | {bytes / 1e6 / cost.Cpu:N0} | {cost.Peak >> 20} |");
        }
    }
}
