using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Policies.Judging;
using BiasAudit.Statistics;
using Microsoft.Data.Analysis;

namespace BiasAudit.Comparing;

/// <summary>Two audits side by side: two releases of one corpus, or two corpora.</summary>
public sealed record AuditComparison
{
    /// <summary>The name of the first corpus.</summary>
    public required string Before { get; init; }

    /// <summary>The name of the second corpus.</summary>
    public required string After { get; init; }

    /// <summary>Every number that either audit has, by id.</summary>
    public required ImmutableArray<MeasureChange> Measures { get; init; }

    /// <summary>Every distribution that both audits have, by the name of its table.</summary>
    public required ImmutableArray<DistributionChange> Distributions { get; init; }

    /// <summary>The tables that are a distribution in the second audit only.</summary>
    public ImmutableArray<string> NewDistributions { get; init; } = [];

    /// <summary>The tables that are a distribution in the first audit only.</summary>
    public ImmutableArray<string> GoneDistributions { get; init; } = [];

    /// <summary>Compares the second audit with the first.</summary>
    public static AuditComparison Of(AuditResult before, AuditResult after)
    {
        var (old, now) = (ById(before), ById(after));
        var (first, second) = (Distributed(before), Distributed(after));
        return new()
        {
            Before = before.Name,
            After = after.Name,
            Measures = [.. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Select(id => MeasureChange.Of(id, old.GetValueOrDefault(id), now.GetValueOrDefault(id)))],
            Distributions =
            [
                .. from name in first.Keys.Intersect(second.Keys).Order(StringComparer.Ordinal)
                   where first[name].Mass == second[name].Mass
                   let change = DistributionChange.Of(name, first[name].Frame, second[name].Frame, first[name].Mass)
                   where change is not null
                   select change,
            ],
            NewDistributions = [.. second.Keys.Except(first.Keys).Order(StringComparer.Ordinal)],
            GoneDistributions = [.. first.Keys.Except(second.Keys).Order(StringComparer.Ordinal)],
        };
    }

    private static Dictionary<string, (DataFrame Frame, string Mass)> Distributed(AuditResult result) =>
        (from table in result.Sections.SelectMany(s => s.Tables).DistinctBy(t => t.Name)
         let mass = DistributionChange.MassOf(table.Name, table.Frame, result.Ledger.Measured)
         where mass is not null
         select (table.Name, table.Frame, Mass: mass)).ToDictionary(t => t.Name, t => (t.Frame, t.Mass));

    private static Dictionary<string, Measured> ById(AuditResult result) => result.Measures.DistinctBy(m => m.Id).ToDictionary(m => m.Id);
}

/// <summary>How a number moved.</summary>
public enum Direction
{
    /// <summary>The same value.</summary>
    Same,

    /// <summary>More; where intervals are known, they do not meet.</summary>
    More,

    /// <summary>Less; where intervals are known, they do not meet.</summary>
    Less,

    /// <summary>Another value, but the intervals meet.</summary>
    Unclear,

    /// <summary>Only the second audit has it.</summary>
    New,

    /// <summary>Only the first audit has it.</summary>
    Gone,

    /// <summary>Neither has a value.</summary>
    NotMeasurable,
}

/// <summary>A number of two audits.</summary>
/// <param name="Id">The id of the number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Before">The value of the first audit; null when it has none.</param>
/// <param name="After">The value of the second audit; null when it has none.</param>
/// <param name="BeforeInterval">The interval of the first value.</param>
/// <param name="AfterInterval">The interval of the second value.</param>
/// <param name="Effect">Cohen's h for shares; null for other units.</param>
/// <param name="Direction">How it moved.</param>
public sealed record MeasureChange(
    string Id, string Unit, double? Before, double? After, Interval? BeforeInterval, Interval? AfterInterval, double? Effect, Direction Direction)
{
    /// <summary>The change in the unit of the number.</summary>
    public double? Change => After - Before;

    /// <summary>The change as a part of the first value; null when that is 0.</summary>
    public double? Relative => Before is 0 ? null : Change / Math.Abs(Before ?? double.NaN);

    internal static MeasureChange Of(string id, Measured? before, Measured? after)
    {
        var unit = (after ?? before)!.Unit;
        var effect = unit == "share" && before?.Value is { } from && after?.Value is { } to ? EffectSize.Of(to, from) : (double?)null;
        return new(id, unit, before?.Value, after?.Value, before?.Interval ?? before?.Bounds, after?.Interval ?? after?.Bounds, effect, Move(before, after));
    }

    private static Direction Move(Measured? before, Measured? after) => (before?.Value, after?.Value) switch
    {
        (null, null) => Direction.NotMeasurable,
        (null, _) => Direction.New,
        (_, null) => Direction.Gone,
        var (from, to) when from == to => Direction.Same,
        var (from, to) when Low(after!) > High(before!) && to > from => Direction.More,
        var (from, to) when High(after!) < Low(before!) && to < from => Direction.Less,
        _ => Direction.Unclear,
    };

    private static double Low(Measured measured) => (measured.Interval ?? measured.Bounds)?.Low ?? measured.Value!.Value;

    private static double High(Measured measured) => (measured.Interval ?? measured.Bounds)?.High ?? measured.Value!.Value;
}
