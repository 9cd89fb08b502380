using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Text;

namespace BiasAudit.Policies;

/// <summary>What a rule can name: the numbers with their units, and the tables with their columns.</summary>
public sealed class MeasureIndex
{
    private readonly ImmutableSortedDictionary<string, string> _units;
    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>> _tables;

    private MeasureIndex(IEnumerable<KeyValuePair<string, string>> units, IEnumerable<KeyValuePair<string, ImmutableArray<string>>> tables) =>
        (_units, _tables) = (units.ToImmutableSortedDictionary(StringComparer.Ordinal), tables.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>Indexes results; later ones add to earlier ones.</summary>
    public MeasureIndex(params IEnumerable<AuditResult> results)
    {
        var all = results.ToList();
        _units = all.SelectMany(r => r.Measures).DistinctBy(m => m.Id).ToImmutableSortedDictionary(m => m.Id, m => m.Unit, StringComparer.Ordinal);
        _tables = all.SelectMany(r => r.Sections).SelectMany(s => s.Tables).DistinctBy(t => t.Name)
            .ToImmutableSortedDictionary(t => t.Name, t => t.Frame.Columns.Select(c => c.Name).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>What this version measures, whatever the corpus: the stored list of what an audit without documents holds.</summary>
    public static MeasureIndex Known { get; } = Read(EmbeddedFile.Lines("Policies/known.tsv"));

    /// <summary>The ids of all numbers.</summary>
    public IEnumerable<string> Ids => _units.Keys;

    /// <summary>The columns of all tables, as <c>table.column</c>.</summary>
    public IEnumerable<string> TableColumns => _tables.SelectMany(table => table.Value.Select(column => $"{table.Key}.{column}"));

    /// <summary>The unit of a number; null when there is none of that id.</summary>
    public string? UnitOf(string id) => _units.GetValueOrDefault(id);

    /// <summary>The columns of the table that <c>table.column</c> names; null when there is no such column.</summary>
    public IReadOnlyList<string>? Columns(string measure) =>
        Split(measure) is var (table, column) && _tables.TryGetValue(table, out var columns) && columns.Contains(column) ? columns : null;

    /// <summary>This index with what only another one names.</summary>
    internal MeasureIndex Or(MeasureIndex other) => new(_units.UnionBy(other._units, unit => unit.Key), _tables.UnionBy(other._tables, table => table.Key));

    /// <summary>The lines of the stored list: numbers with their units, then tables with their columns.</summary>
    internal IEnumerable<string> Lines() => _units.Select(unit => $"number\t{unit.Key}\t{unit.Value}")
        .Concat(_tables.Select(table => $"table\t{table.Key}\t{string.Join('\t', table.Value)}"));

    private static MeasureIndex Read(IEnumerable<string> lines)
    {
        var kinds = lines.Select(line => line.Split('\t')).ToLookup(fields => fields[0], StringComparer.Ordinal);
        return new(kinds["number"].Select(fields => KeyValuePair.Create(fields[1], fields[2])), kinds["table"].Select(fields => KeyValuePair.Create(fields[1], fields.AsSpan(2).ToImmutableArray())));
    }

    /// <summary>Splits <c>section.thing.column</c> at its last dot.</summary>
    internal static (string Table, string Column) Split(string measure) =>
        measure.LastIndexOf('.') is var dot and > 0 ? (measure[..dot], measure[(dot + 1)..]) : (measure, "");
}
