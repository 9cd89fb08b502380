using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Policies.Judging;
using BiasAudit.Reporting;

namespace BiasAudit.Policies;

/// <summary>A labeling sheet that came back: which of the drawn rows a person passed.</summary>
/// <remarks>
/// Labels: <c>pass</c> or <c>fail</c>; or the codes of Kreutzer et al. (2022), Quality at a Glance: CC natural, CB
/// boilerplate, CS short (all correct, so they pass), X wrong translation, WL wrong language, NL not language (all fail).
/// A row left unlabeled counts as unknown: it widens the bounds of the rate instead of leaving it.
/// </remarks>
public static class ReviewSheet
{
    /// <summary>The id of the share of reviewed rows that passed.</summary>
    public const string Measure = "review.pass-rate";

    /// <summary>The columns of a sheet, in order.</summary>
    public static ImmutableArray<string> Columns { get; } = ["shard", "row_group", "row", "source", "language", "text", "label", "note"];

    private static readonly ImmutableHashSet<string> Passing = ["PASS", "C", "CC", "CB", "CS"];
    private static readonly ImmutableHashSet<string> Failing = ["FAIL", "X", "WL", "NL"];

    internal static ImmutableArray<Subject> Subjects(Rule rule, string folder, AuditResult result)
    {
        var file = Path.GetFullPath(rule.Labels!, folder);
        if (!File.Exists(file)) return [Missing(rule.Labels!)];
        var rows = Read(rule, file, result);
        return rule.By is null ? [Of(rows, Subject.Whole)]
            : [.. rows.GroupBy(row => row.Keys[rule.By]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of([.. g], Subject.Whole.Add(rule.By, g.Key)))];
    }

    /// <summary>A sheet that has not come back: the rule cannot run, so it does not pass, and the others are judged.</summary>
    private static Subject Missing(string labels) => new()
    {
        Keys = Subject.Whole,
        Unit = "share",
        OfUnit = "reviewed rows",
        Drawn = true,
        Reason = $"there is no sheet '{labels}': draw one with 'biasaudit sample', have it labeled and put it there",
    };

    private static Subject Of(IReadOnlyCollection<Row> rows, ImmutableSortedDictionary<string, string> keys)
    {
        var labeled = rows.Count(row => row.Passed is not null);
        var passed = rows.Count(row => row.Passed == true);
        return new()
        {
            Keys = keys,
            Value = labeled == 0 ? null : (double)passed / labeled,
            Unit = "share",
            Of = labeled,
            OfUnit = "reviewed rows",
            Drawn = true,
            Intervals = labeled == rows.Count ? [] :
                [new(IntervalKind.Bounds, (double)passed / rows.Count, (double)(passed + rows.Count - labeled) / rows.Count, 1)],
            Reason = "no row of the sheet is labeled",
        };
    }

    private static List<Row> Read(Rule rule, string file, AuditResult result)
    {
        var lines = Csv.Read(ReadFile(rule, file)).ToList();
        var header = lines.Count > 0 ? lines[0].Cells : [];
        string[] needed = [.. new[] { "shard", "row_group", "row", "label" }.Concat(rule.By is { } by ? [by] : [])];
        if (needed.Where(name => !header.Contains(name)).ToList() is { Count: > 0 } missing)
            throw Problem(rule, file, 1, $"the sheet has no column {string.Join(", ", missing)}", "Keep the columns that 'biasaudit sample' wrote.");
        var shards = result.Shards.Select(s => s.Shard.Path).ToHashSet();
        var seen = new HashSet<string>();
        var rows = new List<Row>();
        foreach (var (cells, line) in lines.Skip(1).Where(l => l.Cells.Any(cell => cell.Length > 0)))
        {
            var keys = header.Zip(cells).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);
            if (cells.Length != header.Length) throw Problem(rule, file, line, $"the line has {cells.Length} cells, the header {header.Length}", "Check the quotes.");
            if (!shards.Contains(keys["shard"])) throw Problem(rule, file, line, $"the audit has no shard '{keys["shard"]}'", "Review rows of the corpus that was audited.");
            if (!seen.Add($"{keys["shard"]}\n{keys["row_group"]}\n{keys["row"]}")) throw Problem(rule, file, line, "the row was labeled already, above", "Keep one label a row.");
            rows.Add(new(keys, Passed(rule, file, line, keys["label"])));
        }
        return rows;
    }

    private static string ReadFile(Rule rule, string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Problem(rule, file, 1, $"cannot read the labels: {error.Message}", "Put the returned sheet there, or mend 'labels'.");
        }
    }

    private static bool? Passed(Rule rule, string file, int line, string label) => label.Trim().ToUpperInvariant() switch
    {
        "" => null,
        var code when Passing.Contains(code) => true,
        var code when Failing.Contains(code) => false,
        _ => throw Problem(rule, file, line, $"'{label}' is no label", "Labels: pass, fail; or CC, CB, CS (pass), X, WL, NL (fail); leave it empty when unsure."),
    };

    private static PolicyException Problem(Rule rule, string file, int line, string what, string remedy) =>
        new([new("BA4008", new(file, line, 1), $"rule '{rule.Id}': {what}", remedy)]);

    private sealed record Row(Dictionary<string, string> Keys, bool? Passed);
}
