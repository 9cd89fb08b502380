using System.Collections.Immutable;
using BiasAudit.Policies.Judging;
using BiasAudit.Statistics;
using Microsoft.Data.Analysis;

namespace BiasAudit.Comparing;

/// <summary>A table of two audits as one distribution each.</summary>
/// <remarks>
/// A table is a distribution when it begins with columns of text (the category) and has a column <c>documents</c>, else
/// <c>share</c>, of numbers (the mass). Both sides are scaled to a whole over the rows that their tables hold.
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
    private static readonly string[] Masses = ["documents", "share"];

    /// <summary>Compares a table of two audits; null when it is no distribution in both.</summary>
    internal static DistributionChange? Of(string table, DataFrame before, DataFrame after)
    {
        var category = after.Columns.TakeWhile(column => column is StringDataFrameColumn).Select(column => column.Name).ToImmutableArray();
        var mass = Masses.FirstOrDefault(name => Subjects.Column(before, name) is not null && Subjects.Column(after, name) is not null);
        if (category.IsEmpty || mass is null || category.Any(name => Subjects.Column(before, name) is null)) return null;
        var (old, now) = (Read(before, category, mass), Read(after, category, mass));
        if (old.Values.Sum() <= 0 || now.Values.Sum() <= 0) return null;
        var keys = old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).ToList();
        var (n1, n2) = (old.Values.Sum(), now.Values.Sum());
        double[] p = [.. keys.Select(key => old.GetValueOrDefault(key) / n1)];
        double[] q = [.. keys.Select(key => now.GetValueOrDefault(key) / n2)];
        return new(table, category, mass, Divergence.TotalVariation(p, q), Divergence.JensenShannon(p, q) / Math.Log(2),
            mass == "documents" ? Divergence.TotalVariationNull(q, n1, n2) : null,
            [.. keys.Select((key, i) => CategoryChange.Of(key, old.ContainsKey(key) ? p[i] : null, now.ContainsKey(key) ? q[i] : null))
                .OrderByDescending(row => Math.Abs((row.After ?? 0) - (row.Before ?? 0))).ThenBy(row => row.Category, StringComparer.Ordinal)]);
    }

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
