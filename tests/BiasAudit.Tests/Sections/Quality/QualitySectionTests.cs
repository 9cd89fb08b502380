using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Sections.Quality;
using BiasAudit.Tests.House;
using BiasAudit.Tests.Laws;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class QualitySectionTests
{
    [Fact]
    public void Every_number_of_the_section_has_a_definition()
    {
        var result = Conclude([new MadeRow("Some text of a document."), new MadeRow("另一个文档的文字。")]);
        Assert.NotEmpty(result.Measures);
        Assert.Empty(result.Measures.Where(measured => Definitions.Of(measured.Id) is null).Select(measured => measured.Id));
    }

    [Fact]
    public void Every_rule_and_rule_set_can_be_explained()
    {
        string[] ids = [.. RuleSets.All.Select(set => set.Id), .. RuleSets.Rules.Select(rule => rule.Id)];
        Assert.DoesNotContain(ids, id => Definitions.Of(id) is not { Text.Length: > 20 });
    }

    [Fact]
    public void An_empty_corpus_has_reasons_in_place_of_numbers()
    {
        var result = Conclude([]);
        Assert.All(result.Measures.Where(measured => measured.Unit == "share"), measured => Assert.NotNull(measured.Reason));
    }

    [Fact]
    public void The_tables_and_blocks_of_a_real_corpus_fit_together()
    {
        var view = Audit.Run([SharedData.File("udhr.parquet")]).Sections.Single(section => section.Name == "quality");
        var tables = view.Tables.ToDictionary(table => table.Name, table => table.Frame.Columns.Select(column => column.Name).ToHashSet());
        Assert.All(view.Blocks.OfType<TableView>(), block => Assert.Subset(tables[block.Table], block.Columns.Select(column => column.Name).ToHashSet()));
        Assert.All(view.Blocks.OfType<Chart>(), block => Assert.Subset(tables[block.Table], block.Series.Append(block.Label).ToHashSet()));
        Assert.Contains(view.Measures, measured => measured.Id == "quality.paragraphs@mc4.removed-share" && measured.Of == 532);
    }

    private static SectionResult Conclude(MadeRow[] rows)
    {
        var kinds = QualitySection.Define().Measures;
        IMeasure[] states = [.. kinds.Select(kind => kind.Create(new()))];
        foreach (var state in states) MadeDocuments.Show(state, rows);
        return QualitySection.Define().Conclude(new Profile(new(), kinds, states, []));
    }
}
