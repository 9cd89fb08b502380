using BiasAudit.Measuring;
using BiasAudit.Sections.Quality;
using BiasAudit.Tests.Laws;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class SourceLinesTests
{
    private const string Menu = "Home | News | Sports | Contact us today";

    [Fact]
    public void Boilerplate_of_a_small_source_is_found_beside_a_source_a_hundred_times_as_large()
    {
        var large = Enumerable.Range(0, 3000).Select(i => new MadeRow($"Line number {i} is not like any other line.\nAnd {i * 7} neither, of course it is not.", "https://large.org/" + i));
        var small = Enumerable.Range(0, 30).Select(i => new MadeRow(i % 3 == 0 ? $"Only text number {i} of the small source." : $"{Menu}\nText number {i} of the small source.", "https://small.org/" + i));
        var result = Results([.. large, .. small]);
        var table = result.Tables.Single(table => table.Name == "quality.boilerplate-by-source").Frame;
        Assert.Equal(1, table.Rows.Count);
        Assert.Equal(("small.org", 30L, 20L, 1L, 20L), (table["source"][0], table["sampled"][0], table["documents"][0], table["lines"][0], table["line-documents"][0]));
        Assert.StartsWith("Home | News", (string)table["line"][0], StringComparison.Ordinal);
        var share = result.Measures.Single(measured => measured.Id == "quality.boilerplate.sources-share");
        Assert.Equal((0.5, 2L), (share.Value, share.Of));
    }

    [Fact]
    public void A_large_source_cannot_crowd_out_others_and_the_state_stays_bounded()
    {
        var rows = Enumerable.Range(0, 12_000).Select(i => new MadeRow("Some line that is long enough.", i % 2 == 0 ? "https://giant.org/" : $"https://site{i % 1000}.org/")).ToArray();
        var whole = Shown(rows, 0);
        Assert.InRange(whole.Sources.Sum(source => source.Count), 1000, 4096);
        Assert.True(whole.Halvings > 0);
        Assert.Equal(SourceLines.MostOfSource, whole.Sources.Max(source => source.Count));
        var parts = Shown(rows[7000..], 7000);
        parts.Merge(Shown(rows[..7000], 0));
        Assert.Equal(Bytes(whole), Bytes(parts));
    }

    [Fact]
    public void Without_evidence_no_line_is_kept()
    {
        var state = SourceLines.Create(new() { Evidence = false });
        MadeDocuments.Show(state, [new(Menu)]);
        Assert.Equal("", state.Sources.Single().Single().Lines.Single().Snippet);
    }

    private static SourceLines Shown(MadeRow[] rows, long first)
    {
        var state = SourceLines.Create(new());
        MadeDocuments.Show(state, rows, first);
        return state;
    }

    private static SectionResult Results(MadeRow[] rows)
    {
        var result = new SectionResult(QualitySection.Define());
        SourceLineResults.Add(Shown(rows, 0), result);
        return result;
    }

    private static byte[] Bytes(SourceLines state)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream)) state.Save(writer);
        return stream.ToArray();
    }
}
