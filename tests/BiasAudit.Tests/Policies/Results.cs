using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Statistics;
using Microsoft.Data.Analysis;

namespace BiasAudit.Tests.Policies;

/// <summary>Small results made by hand for policies to judge.</summary>
internal static class Results
{
    public static Measured Share(string id, double? value, long of = 1000, Interval? interval = null, Interval? bounds = null) => new()
    {
        Id = id, Value = value, Unit = "share", Of = of, OfUnit = "documents", Interval = interval, Bounds = bounds, Reason = value is null ? "no document names it" : null,
    };

    public static Measured Drawn(string id, long hits, long of) =>
        Share(id, (double)hits / of, of, new(IntervalKind.Sampling, 0, 1));

    public static ResultTable Table(string name, params (string Key, double Share, long Documents)[] rows) => new(name, new DataFrame(
        new StringDataFrameColumn("source", rows.Select(r => r.Key)),
        new DoubleDataFrameColumn("share", rows.Select(r => r.Share)),
        new Int64DataFrameColumn("documents", rows.Select(r => r.Documents))));

    public static AuditResult Of(params object[] parts) => new()
    {
        Name = "made",
        Shards = [Shard("a.parquet", 1000)],
        Ledger = parts.OfType<Measured>().Any(m => m.Interval is { Kind: IntervalKind.Sampling }) ? new(5000, 1000, 0, 0, 0, 0, 4000) : new(1000, 1000, 0, 0, 0, 0, 0),
        Sections = [new("made", "Made", "What is made?", [.. parts.OfType<Measured>()], [.. parts.OfType<ResultTable>()], [])],
    };

    public static ShardAccount Shard(string path, long rows) => new(
        new() { Path = path, FullPath = path, Format = "parquet", Bytes = rows * 10 }, new(rows, rows, 0, 0, 0, 0, 0), new string('a', 64), [], [(int)rows]);

    public static AuditResult Judge(this AuditResult result, string rules, AuditResult? baseline = null, string? asOf = null, string head = "") =>
        PolicyJudge.Judge(result, PolicyResolver.Parse($"version: 1\n{head}\nrules:\n{rules}"), new()
        {
            Baseline = baseline, AsOf = asOf is null ? null : DateOnly.ParseExact(asOf, "yyyy-MM-dd"),
        });

    public static Finding Only(this AuditResult result) => Assert.Single(result.Findings);
}
