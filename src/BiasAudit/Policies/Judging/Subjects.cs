using System.Collections.Immutable;
using System.Globalization;
using BiasAudit.Measuring;
using Microsoft.Data.Analysis;

namespace BiasAudit.Policies.Judging;

/// <summary>Finds what a rule judges in a result.</summary>
/// <remarks>
/// Without <c>by</c> the measure is the id of a number. With <c>by</c> it is <c>table.column</c>: every row of the table
/// is a segment named by its key column, the denominator is the column <c>of</c> (default: the policy's data.unit), and
/// the interval is in the two columns that the rule names (it then decides, like a labeling interval), else in
/// <c>column-low</c> and <c>column-high</c>, else in <c>low</c> and <c>high</c> where they follow the column.
/// </remarks>
internal static class Subjects
{
    public static ImmutableArray<Subject> Of(AuditResult result, Rule rule, DataTerms? terms) =>
        rule.By is null ? Whole(result, rule.Measure!) : Rows(result, rule, terms?.Unit ?? Defaults.Unit);

    private static ImmutableArray<Subject> Whole(AuditResult result, string id) =>
        result.Measures.FirstOrDefault(measured => measured.Id == id) is not { } measured ? [] :
        [
            new()
            {
                Value = measured.Value, Unit = measured.Unit, Of = measured.Of, OfUnit = measured.OfUnit, LeftOut = measured.LeftOut, Reason = measured.Reason,
                Intervals = [.. new[] { measured.Interval, measured.Bounds }.OfType<Interval>().Where(interval => !IsSuperfluous(result, measured, interval))],
                Drawn = IsDrawn(result, measured.Unit, measured.OfUnit, measured.Interval),
            },
        ];

    /// <summary>Nothing found in every row is nothing in this release: the bound that zero hits print speaks of other corpora.</summary>
    private static bool IsSuperfluous(AuditResult result, Measured measured, Interval interval) =>
        interval.Kind == IntervalKind.Sampling && measured.Value == 0 && result.Ledger.NotSampled == 0;

    /// <summary>Rows were drawn, and the share is of those rows; an interval of a sketch over all rows stays as its section gave it.</summary>
    private static bool IsDrawn(AuditResult result, string unit, string? ofUnit, Interval? interval) =>
        result.Ledger.NotSampled > 0 && unit == "share" && ofUnit == "documents" && (interval is null || interval.Kind == IntervalKind.Sampling);

    private static ImmutableArray<Subject> Rows(AuditResult result, Rule rule, string unit)
    {
        var (name, column) = MeasureIndex.Split(rule.Measure!);
        if (result.Sections.SelectMany(s => s.Tables).FirstOrDefault(t => t.Name == name)?.Frame is not { } frame) return [];
        if (Column(frame, column) is not { } values || Column(frame, rule.By!) is null) return [];
        var intervals = IntervalColumns.Of(frame, rule, column);
        var denominator = Column(frame, rule.Of ?? unit);
        var isShare = IsShare(rule, column, values);
        return [.. Enumerable.Range(0, (int)frame.Rows.Count).Where(row => IsWanted(frame, rule, row)).Select(row => new Subject
        {
            Keys = ImmutableSortedDictionary.CreateRange(
                rule.Where.Keys.Append(rule.By!).Distinct().Select(key => KeyValuePair.Create(key, Text(Column(frame, key)?[row])))),
            Value = Number(values[row]),
            Unit = isShare ? "share" : "",
            Of = Number(denominator?[row]) is { } of ? (long)of : null,
            OfUnit = denominator?.Name,
            Intervals = intervals?.At(row) is { } interval ? [interval] : [],
            Drawn = result.Ledger.NotSampled > 0 && intervals is null && isShare && denominator?.Name == "documents",
            Reason = $"the table has no value in '{column}' for it",
        })];
    }

    private static bool IsWanted(DataFrame frame, Rule rule, int row) =>
        rule.Where.All(pair => Column(frame, pair.Key) is { } column && pair.Value.Values.Contains(Text(column[row])));

    /// <summary>A column of shares says so by its name, or the rule does by writing its limit as a percentage.</summary>
    private static bool IsShare(Rule rule, string column, DataFrameColumn values) => values.DataType != typeof(long)
        && (column.EndsWith("share", StringComparison.OrdinalIgnoreCase) || column.EndsWith("rate", StringComparison.OrdinalIgnoreCase)
            || new[] { rule.Error, rule.Warn }.OfType<Limit>().Any(limit => limit.Min is { Percent: true } || limit.Max is { Percent: true } || limit.Between.Any(end => end.Percent)));

    internal static DataFrameColumn? Column(DataFrame frame, string name) => frame.Columns.FirstOrDefault(column => column.Name == name);

    internal static double? Number(object? value) => value is IConvertible and not string and not bool
        && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : null;

    internal static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
