using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Reporting.Tables;
using Microsoft.Data.Analysis;

namespace BiasAudit.Reviewing;

/// <summary>Draws rows for people to label and writes them as a sheet; <see cref="ReviewSheet"/> reads it back.</summary>
public static class SampleSheet
{
    /// <summary>Draws a sample in one pass.</summary>
    public static SampleOutcome Draw(IReadOnlyList<string> inputs, SampleTerms terms, AuditOptions options, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(terms.Rows, 1);
        var kind = new MeasureKind(SampleDraw.Id, typeof(SampleDraw), _ => new SampleDraw(terms), (state, other) => ((SampleDraw)state).Merge((SampleDraw)other));
        var corpus = Corpus.Open(inputs, options.Corpus with { HashShards = false });
        var profile = Profiler.Scan(corpus, options with { Corpus = corpus.Options, Sections = [] }, [kind], new(), cancellation);
        var draw = profile.State<SampleDraw>();
        return new([.. draw.Rows], profile.Ledger, draw.Overflowed);
    }

    /// <summary>Writes the rows with an empty label and note each.</summary>
    public static void Write(IReadOnlyList<SampledRow> rows, TextWriter writer) => TableCsv.Write(new DataFrame(
        new StringDataFrameColumn("shard", rows.Select(r => r.Shard)),
        new Int32DataFrameColumn("row_group", rows.Select(r => r.Address.RowGroup)),
        new Int64DataFrameColumn("row", rows.Select(r => r.Address.Row)),
        new StringDataFrameColumn("source", rows.Select(r => r.Source)),
        new StringDataFrameColumn("language", rows.Select(r => r.Language)),
        new StringDataFrameColumn("text", rows.Select(r => r.Text)),
        new StringDataFrameColumn("label", rows.Select(_ => "")),
        new StringDataFrameColumn("note", rows.Select(_ => ""))), writer);
}

/// <summary>A drawn sample.</summary>
/// <param name="Rows">The rows, by group, in the order of their hashes.</param>
/// <param name="Ledger">The account of the rows read.</param>
/// <param name="GroupsLeftOut">Whether there were more sources than a sample holds, so that sources were sampled too.</param>
public sealed record SampleOutcome(ImmutableArray<SampledRow> Rows, Ledger Ledger, bool GroupsLeftOut);
