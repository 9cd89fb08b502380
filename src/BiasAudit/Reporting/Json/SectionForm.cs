using System.Collections.Immutable;
using BiasAudit.Measuring;

namespace BiasAudit.Reporting.Json;

/// <summary>A section as the JSON twin holds it: its numbers and tables by name, its blocks in full.</summary>
internal sealed record SectionForm(
    string Name, string Title, string Question, ImmutableArray<string> Measures, ImmutableArray<string> Tables, ImmutableArray<Block> Blocks)
{
    public static SectionForm From(SectionView section) => new(
        section.Name, section.Title, section.Question, [.. section.Measures.Select(m => m.Id)], [.. section.Tables.Select(t => t.Name)], section.Blocks);

    public SectionView ToView(Func<string, Measured> measure, Func<string, ResultTable> table) =>
        new(Name, Title, Question, [.. Measures.Select(measure)], [.. Tables.Select(table)], Blocks);
}
