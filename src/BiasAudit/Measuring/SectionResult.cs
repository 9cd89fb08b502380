using System.Collections.Immutable;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Measuring;

/// <summary>What a section concludes: its numbers, its tables and the blocks that show them.</summary>
public sealed class SectionResult(Section section)
{
    private readonly List<Measured> _measures = [];
    private readonly List<ResultTable> _tables = [];
    private readonly List<Block> _blocks = [];

    /// <summary>The section.</summary>
    public Section Section => section;

    /// <summary>The numbers, in the order they were added.</summary>
    public ImmutableArray<Measured> Measures => [.. _measures];

    /// <summary>The tables.</summary>
    public ImmutableArray<ResultTable> Tables => [.. _tables];

    /// <summary>The blocks, in reading order.</summary>
    public ImmutableArray<Block> Blocks => [.. _blocks];

    /// <summary>Adds a number and returns it; what is not a finite number is not measurable.</summary>
    public Measured Add(Measured measured)
    {
        if (measured.Value is { } value && !double.IsFinite(value))
            measured = measured with { Value = null, Reason = measured.Reason ?? "undefined: there is nothing to divide by" };
        _measures.Add(measured);
        return measured;
    }

    /// <summary>Adds a number that cannot be measured, and why.</summary>
    public Measured NotMeasurable(string id, string unit, string reason) =>
        Add(new() { Id = id, Unit = unit, Reason = reason });

    /// <summary>Adds a table; its name is <c>section.thing</c>.</summary>
    public ResultTable Add(string name, DataFrame frame)
    {
        var table = new ResultTable(name, frame);
        _tables.Add(table);
        return table;
    }

    /// <summary>Adds a block.</summary>
    public void Show(Block block) => _blocks.Add(block);
}

/// <summary>A table of results.</summary>
/// <param name="Name">The permanent name, <c>section.thing</c>.</param>
/// <param name="Frame">The rows; column names are permanent too.</param>
public sealed record ResultTable(string Name, DataFrame Frame);
