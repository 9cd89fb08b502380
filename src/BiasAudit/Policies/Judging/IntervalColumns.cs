using BiasAudit.Measuring;
using Microsoft.Data.Analysis;

namespace BiasAudit.Policies.Judging;

/// <summary>The two columns of a table that hold the interval of a third.</summary>
/// <param name="Low">The lower ends.</param>
/// <param name="High">The upper ends.</param>
/// <param name="Kinds">The column that names the kind of each interval; null when the table has none.</param>
/// <param name="Otherwise">The kind of an interval that names none.</param>
internal sealed record IntervalColumns(DataFrameColumn Low, DataFrameColumn High, DataFrameColumn? Kinds, IntervalKind Otherwise)
{
    private const string KindColumn = "interval-kind";

    /// <summary>The interval columns of a rule's column; null when there are none.</summary>
    public static IntervalColumns? Of(DataFrame frame, Rule rule, string column)
    {
        // Who names the columns wants them to decide; a table's own interval has the kind that its section gave it.
        if (!rule.Interval.IsEmpty) return Of(frame, rule.Interval[0].Value, rule.Interval[1].Value, null, IntervalKind.Labeling);
        var kind = column.StartsWith("corrected", StringComparison.Ordinal) ? IntervalKind.Labeling : IntervalKind.SourceClustered;
        return Of(frame, column + "-low", column + "-high", null, kind)
            ?? (Follows(frame, column) ? Of(frame, "low", "high", Subjects.Column(frame, KindColumn), kind) : null);
    }

    /// <summary>The interval of a row; null when it has none.</summary>
    public Interval? At(int row) => Subjects.Number(Low[row]) is { } low && Subjects.Number(High[row]) is { } high ? new(KindOf(row), low, high) : null;

    private IntervalKind KindOf(int row) => Kinds is not null && Enum.TryParse<IntervalKind>(Subjects.Text(Kinds[row]), out var kind) ? kind : Otherwise;

    private static IntervalColumns? Of(DataFrame frame, string low, string high, DataFrameColumn? kinds, IntervalKind otherwise) =>
        Subjects.Column(frame, low) is { } from && Subjects.Column(frame, high) is { } to ? new(from, to, kinds, otherwise) : null;

    /// <summary>Whether <c>low</c> stands right after a column: it is that column's interval and no other's.</summary>
    private static bool Follows(DataFrame frame, string column)
    {
        var names = frame.Columns.Select(c => c.Name).Where(name => name != KindColumn).ToList();
        return names.IndexOf("low") is var low and > 0 && names[low - 1] == column;
    }
}
