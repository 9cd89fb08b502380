using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Tests.Reporting;

/// <summary>A made-up result that has one of everything, with hostile text wherever a corpus could put it.</summary>
internal static class SampleResult
{
    public const string Hostile = "</script><img src=x onerror=alert(1)>|`*_[x](javascript:1)\u202Eevil\u0007\u001B[31m=1+1\r\n::error::x";

    public static AuditResult Create()
    {
        var shard = new Shard
        {
            Path = "a/part-<b>.parquet", FullPath = "/machine/a", Format = "parquet", Bytes = 123_456_789, RowGroups = 3, DeclaredRows = 1000,
            Columns = [new("text", "string?"), new(Hostile, "int64")],
            Roles = [new(Role.Text, "text", "its name"), new(Role.Url, "meta.url", "its values are URLs")],
        };
        var ledger = new Ledger(1000, 900, 40, 30, 0, 30, 0);
        return new()
        {
            Name = "sample " + Hostile,
            Shards = [new(shard, ledger, "ab12", [new("BA3004", "a page is damaged", "row group 2", "Download the file again.")], [0, 1, 2])],
            Ledger = ledger,
            Sections = [Provenance(shard)],
            Findings =
            [
                new()
                {
                    Rule = "one-source", Verdict = Verdict.Fail, Measure = "provenance.domains.largest-share", Sentence = "One domain, " + Hostile + ", holds 62% of all documents.",
                    Value = 0.62, Unit = "share", Limit = "at most 0.3", Of = 900, OfUnit = "documents", Blocks = true, Interval = new(IntervalKind.SourceClustered, 0.5, 0.7),
                    Evidence = [new(new(shard.Key, 1, 17), shard.Path, "text " + Hostile, "en", "longest")],
                },
                new() { Rule = "years", Verdict = Verdict.Pass, Measure = "provenance.dates.missing-share", Sentence = "All documents have a date." },
            ],
            Reproduction = new()
            {
                Tool = "biasaudit 0.1.0", Platform = ".NET 10", Command = "biasaudit audit " + Hostile, Started = DateTimeOffset.UnixEpoch, Seconds = 1.5,
                Options = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("threads", "2"),
            },
        };
    }

    private static SectionView Provenance(Shard shard) => new(
        "provenance", "Provenance", "Who made this text?",
        [
            new() { Id = "provenance.domains.largest-share", Value = 0.62, Unit = "share", Of = 900, OfUnit = "documents", LeftOut = 12,
                Interval = new(IntervalKind.SourceClustered, 0.5, 0.7), Bounds = new(IntervalKind.Bounds, 0.55, 0.75, 1) },
            new() { Id = "provenance.dates.missing-share", Unit = "share", Reason = "no column holds a date" },
        ],
        [
            new("provenance.domains", new DataFrame(
                new StringDataFrameColumn("domain", ["example.org", "新华网.cn", Hostile, null]),
                new Int64DataFrameColumn("documents", [500_000_000L, 300, 99, null]),
                new DoubleDataFrameColumn("share", [0.62, 0.3, double.NaN, null]),
                new BooleanDataFrameColumn("exact", [true, false, null, true]),
                new Int32DataFrameColumn("rank", [1, 2, 3, 4]))),
        ],
        [
            new Sentence("One domain, example.org, holds 62% of the documents."),
            new Sentence("A domain is not a publisher.", SentenceRole.Limit),
            new TableView("provenance.domains", "Domains " + Hostile,
                [new("domain", "Domain"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share", ColumnFormat.Share)], 2),
            new Chart("provenance.domains.shares", ChartKind.Bars, "Largest domains", "example.org holds 62%.", "share", "provenance.domains", "domain", ["share"]),
            new Evidence("Longest documents", [new(new(shard.Key, 0, 5), shard.Path, "片段 " + Hostile, "zh", "longest")]),
        ]);
}
