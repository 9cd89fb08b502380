using System.Collections.Immutable;
using BiasAudit.Policies.Judging;
using BiasAudit.Statistics;
using Microsoft.Data.Analysis;

namespace BiasAudit.Comparing;

/// <summary>A table of two audits as one distribution each.</summary>
/// <remarks>
/// A table is a distribution when it begins with columns of text (the category) and each document stands in one row at most: it counts
/// <c>documents</c> with their share of a whole (or is a histogram) and their sum is not above the documents measured, or its column
/// <c>share</c> adds up to 1. Both sides are scaled to a whole over the rows that their tables hold.
/// </remarks>
/// <param name="Table">The name of the table.</param>
/// <param name="Category">The columns that name a category.</param>
/// <param name="Mass">The column that was compared.</param>
/// <param name="TotalVariation">½ Σ |p − q|, 0..1: the share of mass that would have to move.</param>
/// <param name="JensenShannon">The Jensen-Shannon divergence in bits, 0..1.</param>
/// <param name="Noise">The mean total variation of two samples of this size from one distribution; null without counts.</param>
/// <param name="Rows">The categories, largest change first.</param>
public sealed record DistributionChange(
    string Table, ImmutableArray<string> Category, string Mass, double TotalVariation, double JensenShannon, double? Noise, ImmutableArray<CategoryChange> Rows)
{
    private const string Documents = "documents";
    private const string Share = "share";
    private const double Tolerance = 0.001;

    private static readonly string[] Shares = [Share, "share-of-known"];

    /// <summary>The column of a table that holds its mass; null when the table is no distribution, or an empty one.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="frame">The table.</param>
    /// <param name="measured">The documents that were measured.</param>
    internal static string? MassOf(string table, DataFrame frame, long measured)
    {
        if (frame.Rows.Count == 0 || frame.Columns[0] is not StringDataFrameColumn) return null;
        var counts = Sum(frame, Documents) is { } documents && documents > 0 && documents <= measured
            && (table.EndsWith("histogram", StringComparison.Ordinal) || Shares.Any(name => Subjects.Column(frame, name) is not null));
        return counts ? Documents : Sum(frame, Documents) is null && Sum(frame, Share) is { } share && Math.Abs(share - 1) < Tolerance ? Share : null;
    }

    /// <summary>Compares a table of two audits; null when their categories have other columns.</summary>
    internal static DistributionChange? Of(string table, DataFrame before, DataFrame after, string mass)
    {
        var category = after.Columns.TakeWhile(column => column is StringDataFrameColumn).Select(column => column.Name).ToImmutableArray();
        if (category.Any(name => Subjects.Column(before, name) is null)) return null;
        var (old, now) = (Read(before, category, mass), Read(after, category, mass));
        var keys = old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).ToList();
        var (n1, n2) = (old.Values.Sum(), now.Values.Sum());
        double[] p = [.. keys.Select(key => old.GetValueOrDefault(key) / n1)];
        double[] q = [.. keys.Select(key => now.GetValueOrDefault(key) / n2)];
        return new(table, category, mass, Divergence.TotalVariation(p, q), Divergence.JensenShannon(p, q) / Math.Log(2),
            mass == Documents ? Divergence.TotalVariationNull(q, n1, n2) : null,
            [.. keys.Select((key, i) => CategoryChange.Of(key, old.ContainsKey(key) ? p[i] : null, now.ContainsKey(key) ? q[i] : null))
                .OrderByDescending(row => Math.Abs((row.After ?? 0) - (row.Before ?? 0))).ThenBy(row => row.Category, StringComparer.Ordinal)]);
    }

    private static double? Sum(DataFrame frame, string column) => Subjects.Column(frame, column) is not { } numbers ? null
        : Enumerable.Range(0, (int)frame.Rows.Count).Sum(row => Subjects.Number(numbers[row]) ?? 0);

    private static Dictionary<string, double> Read(DataFrame frame, ImmutableArray<string> category, string mass)
    {
        var read = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var row = 0L; row < frame.Rows.Count; row++)
        {
            var at = row;
            var key = string.Join(" · ", category.Select(name => Subjects.Text(frame[name][at])));
            read[key] = read.GetValueOrDefault(key) + Math.Max(0, Subjects.Number(frame[mass][at]) ?? 0);
        }
        return read;
    }
}

/// <summary>A category of two distributions.</summary>
/// <param name="Category">The category.</param>
/// <param name="Before">Its share of the first table; null when it is not in it.</param>
/// <param name="After">Its share of the second table; null when it is not in it.</param>
/// <param name="Effect">Cohen's h of the change.</param>
/// <param name="Direction">How it moved.</param>
public sealed record CategoryChange(string Category, double? Before, double? After, double Effect, Direction Direction)
{
    internal static CategoryChange Of(string category, double? before, double? after) => new(category, before, after, EffectSize.Of(after ?? 0, before ?? 0), (before, after) switch
    {
        (null, _) => Direction.New,
        (_, null) => Direction.Gone,
        _ when after > before => Direction.More,
        _ when after < before => Direction.Less,
        _ => Direction.Same,
    });
}
