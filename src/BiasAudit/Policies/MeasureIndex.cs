using System.Collections.Immutable;
using BiasAudit.Measuring;

namespace BiasAudit.Policies;

/// <summary>What a rule can name: the numbers with their units, and the tables with their columns.</summary>
public sealed class MeasureIndex
{
    private readonly ImmutableSortedDictionary<string, string> _units;
    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>> _tables;

    /// <summary>Indexes results; later ones add to earlier ones.</summary>
    public MeasureIndex(params IEnumerable<AuditResult> results)
    {
        var all = results.ToList();
        _units = all.SelectMany(r => r.Measures).DistinctBy(m => m.Id).ToImmutableSortedDictionary(m => m.Id, m => m.Unit, StringComparer.Ordinal);
        _tables = all.SelectMany(r => r.Sections).SelectMany(s => s.Tables).DistinctBy(t => t.Name)
            .ToImmutableSortedDictionary(t => t.Name, t => t.Frame.Columns.Select(c => c.Name).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>What this version measures, whatever the corpus.</summary>
    public static MeasureIndex Known { get; } = new(Policies.Known.Result);

    /// <summary>The ids of all numbers.</summary>
    public IEnumerable<string> Ids => _units.Keys;

    /// <summary>The columns of all tables, as <c>table.column</c>.</summary>
    public IEnumerable<string> TableColumns => _tables.SelectMany(table => table.Value.Select(column => $"{table.Key}.{column}"));

    /// <summary>The unit of a number; null when there is none of that id.</summary>
    public string? UnitOf(string id) => _units.GetValueOrDefault(id);

    /// <summary>The columns of the table that <c>table.column</c> names; null when there is no such column.</summary>
    public IReadOnlyList<string>? Columns(string measure) =>
        Split(measure) is var (table, column) && _tables.TryGetValue(table, out var columns) && columns.Contains(column) ? columns : null;

    /// <summary>Splits <c>section.thing.column</c> at its last dot.</summary>
    internal static (string Table, string Column) Split(string measure) =>
        measure.LastIndexOf('.') is var dot and > 0 ? (measure[..dot], measure[(dot + 1)..]) : (measure, "");
}
