using System.Globalization;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>When the text was published or crawled, as declared: years, months, undated, impossible and old text.</summary>
internal static class DateChapter
{
    private const int MaximumAge = 5;
    private const int EarliestYear = 1450;
    private static readonly string[] CrawlWords = ["crawl", "timestamp", "warc", "fetch", "download", "snapshot", "scrape", "collected", "retrieved"];

    public static IEnumerable<Spread> Add(Profile profile, SectionResult result)
    {
        var (fields, sizes) = (profile.State<DeclaredFields>(), profile.State<SourceSizes>());
        var total = sizes.Total(SizeUnit.Documents);
        var days = Enumerable.Range(0, fields.Days.Count).Select(i => (Day: fields.Days.TextAt(i), Amounts: fields.Days.CountsAt(i).ToArray()))
            .OrderBy(d => d.Day, StringComparer.Ordinal).ToArray();
        var dated = days.Sum(d => d.Amounts[0]);
        var constant = days.FirstOrDefault(d => d.Day.Length == 8 && dated >= 100 && d.Amounts[0] == dated).Day;
        var missing = fields.Missing(Role.Date, SizeUnit.Documents) + (constant is null ? 0 : dated);
        var interval = constant is null ? Uncertainty.OfShare(profile, profile.State<SourceClusters>(), SourceClusters.WithoutDate) : null;
        OpacityChapter.AddShare(result, "provenance.date.missing-share", missing, total, interval);
        AddTables(result, sizes, days, dated);
        AddColumns(profile, result);
        Show(result, days, missing, total, constant, interval);
        AddPlausibility(profile, result, days, constant is null ? dated : 0);
        foreach (var unit in new[] { SizeUnit.Documents, SizeUnit.Bytes })
            yield return new Spread("years", unit, days.GroupBy(d => d.Day[..4]).Select(y => y.Sum(d => d.Amounts[(int)unit])).ToArray(), sizes.Total(unit));
    }

    private static void AddPlausibility(Profile profile, SectionResult result, (string Day, long[] Amounts)[] days, long dated)
    {
        const string Why = "No document has a date that says anything.";
        var last = profile.Options.AsOf.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        bool Future(string day) => string.CompareOrdinal(day, last[..day.Length]) > 0;
        bool Impossible(string day) => int.Parse(day[..4]) < EarliestYear;
        var plausible = days.Where(d => !Future(d.Day) && !Impossible(d.Day)).ToArray();
        var newest = plausible.Length == 0 ? 0 : int.Parse(plausible[^1].Day[..4]);
        var (future, impossible) = (days.Where(d => Future(d.Day)).Sum(d => d.Amounts[0]), days.Where(d => Impossible(d.Day)).Sum(d => d.Amounts[0]));
        if (dated > 0 && future + impossible > 0)
            result.Show(new Sentence($"{future:N0} documents are dated after {profile.Options.AsOf:yyyy-MM-dd} and {impossible:N0} before {EarliestYear}: {Words.Percent((double)(future + impossible) / dated)} of the dated documents cannot be dated rightly."));
        foreach (var (id, count) in new[]
        {
            ("provenance.date.future-share", future),
            ("provenance.date.impossible-share", impossible),
            ("provenance.date.stale-share", plausible.Where(d => int.Parse(d.Day[..4]) < newest - MaximumAge).Sum(d => d.Amounts[0])),
        })
        {
            if (dated == 0) result.NotMeasurable(id, "share", Why);
            else OpacityChapter.AddShare(result, id, count, dated, null, "dated documents");
        }
        if (dated == 0) result.NotMeasurable("provenance.date.newest-year", "year", Why);
        else result.Add(new() { Id = "provenance.date.newest-year", Value = newest, Unit = "year", Of = dated, OfUnit = "dated documents" });
    }

    private static void AddTables(SectionResult result, SourceSizes sizes, (string Day, long[] Amounts)[] days, long dated)
    {
        foreach (var (table, label, length) in new[] { ("provenance.years", "year", 4), ("provenance.months", "month", 6) })
        {
            var rows = days.Where(d => d.Day.Length >= length).GroupBy(d => d.Day[..length]).ToArray();
            long Sum(IGrouping<string, (string Day, long[] Amounts)> row, SizeUnit unit) => row.Sum(d => d.Amounts[(int)unit]);
            result.Add(table, new DataFrame(
                Frame.Text(label, rows.Select(r => length == 4 ? r.Key : $"{r.Key[..4]}-{r.Key[4..]}")), Frame.Count("documents", rows.Select(r => Sum(r, SizeUnit.Documents))),
                Frame.Number("share", rows.Select(r => (double)Sum(r, SizeUnit.Documents) / dated)), Frame.Count("bytes", rows.Select(r => Sum(r, SizeUnit.Bytes))),
                Frame.Tokens(sizes, rows.Select(r => Sum(r, SizeUnit.Tokens)))));
        }
    }

    // Whether a date tells of the text or of the crawl is read from the name of its column.
    private static void AddColumns(Profile profile, SectionResult result)
    {
        var columns = profile.Shards.SelectMany(account => account.Shard.Roles.Where(r => r.Role == Role.Date).Select(r => (r.Column, account.Ledger.Measured)))
            .GroupBy(c => c.Column).OrderBy(c => c.Key, StringComparer.Ordinal).ToArray();
        result.Add("provenance.date-columns", new DataFrame(
            Frame.Text("column", columns.Select(c => c.Key)), Frame.Text("meaning", columns.Select(c => Meaning(c.Key))), Frame.Count("documents", columns.Select(c => c.Sum(s => s.Measured)))));
        foreach (var column in columns)
            result.Show(new Sentence($"Dates are read from the column '{column.Key}': {Meaning(column.Key)}, going by its name.", SentenceRole.Explanation));
    }

    private static string Meaning(string column)
    {
        var name = column.ToLowerInvariant();
        if (CrawlWords.Any(name.Contains)) return "when the page was crawled";
        return name.Contains("publish") || name.Contains("created") || name.Contains("issued") ? "when the text was published" : "publication or crawl, the name does not say";
    }

    private static void Show(SectionResult result, (string Day, long[] Amounts)[] days, long missing, long total, string? constant, Interval? interval)
    {
        if (total == 0) return;
        var years = days.GroupBy(d => d.Day[..4]).Select(y => (Year: y.Key, Documents: y.Sum(d => d.Amounts[0]))).ToArray();
        if (constant is not null)
        {
            result.Show(new Sentence($"Every dated document carries the same date, {constant[..4]}-{constant[4..6]}-{constant[6..]}: it is a placeholder and counts as missing."));
            return;
        }
        if (years.Length == 0)
        {
            result.Show(new Sentence($"None of the {total:N0} documents is dated."));
            return;
        }
        var (top, dated) = (years.MaxBy(y => y.Documents), years.Sum(y => y.Documents));
        result.Show(new Sentence($"{Words.Percent((double)missing / total)} of the documents are undated{Words.Of(interval)}; of the dated ones {Words.Percent((double)top.Documents / dated)} are of {top.Year}."));
        result.Show(new Chart("provenance.years", ChartKind.Histogram, "Documents by declared year", $"Years {years[0].Year} to {years[^1].Year}; the most are of {top.Year}.",
            "documents", "provenance.years", "year", ["documents"], Rows: 60));
    }
}
