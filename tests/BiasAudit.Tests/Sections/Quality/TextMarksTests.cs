using BiasAudit.Sections.Quality;
using BiasAudit.Text;
using CsCheck;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class TextMarksTests
{
    private static readonly string[] Pieces = ["a", "J", "v", "java", ".", "...", "…", "#", "%", "[", "{", "}", "\n", "é", "字", "ÿ", "\U0001F600"];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]).Array[0, 200].Select(string.Concat);

    [Fact]
    public void Marks_are_counted_as_a_plain_search_counts_them()
    {
        var (marks, scan) = (new TextMarks(), new TextScan());
        Texts.Sample(text =>
        {
            scan.Scan(System.Text.Encoding.UTF8.GetBytes(text));
            marks.Count(text, scan.Narrow);
            Assert.Equal(Times(text, '\n'), marks.Newlines);
            Assert.Equal(Times(text, '…'), marks.Ellipses);
            Assert.Equal(text.AsSpan().Count("..."), marks.Points);
            Assert.Equal((Times(text, '#'), Times(text, '%')), (marks.Hashes, marks.Percents));
            Assert.Equal((Times(text, '['), Times(text, '{'), Times(text, '}')), (marks.Square, marks.Open, marks.Closed));
            Assert.True(marks.MayHoldJava || !text.Contains("java", StringComparison.OrdinalIgnoreCase));
        }, threads: 1);
    }

    private static int Times(string text, char mark) => text.AsSpan().Count(mark);
}
