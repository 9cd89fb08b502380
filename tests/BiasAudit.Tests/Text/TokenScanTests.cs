using System.Text;
using BiasAudit.Text;
using CsCheck;

namespace BiasAudit.Tests.Text;

public sealed class TokenScanTests
{
    private static readonly string[] Parts = ["word", "a", "B2", "don't", " ", "  ", "\n", "...", "--", "!?", "你", "好", "カタ", "😀", "😀", "𠀀", "é", "e\u0301", "\u0301", "...!!", "(", "1,000", "_", "\u0001", "。。", "#"];

    [Fact]
    public void Tokens_are_the_words_and_the_runs_of_one_mark_between_them_wherever_a_block_ends() =>
        Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 120].Select(string.Concat).Sample(text =>
        {
            var scan = new TextScan();
            scan.Scan(Encoding.UTF8.GetBytes(text));
            Assert.Equal(Naive(scan), scan.Tokens.Tokens.ToArray());
            Assert.Equal(Lettered(scan), scan.Tokens.StretchesWithLetter);
        }, iter: 3000);

    [Fact]
    public void Stretches_are_counted_up_to_any_position_without_a_list_of_them() =>
        Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 120].Select(string.Concat).Sample(text =>
        {
            var scan = new TextScan();
            scan.Scan(Encoding.UTF8.GetBytes(text));
            var stretches = scan.SpacedWords.ToArray();
            for (var at = 0; at <= scan.Text.Length; at++) Assert.Equal(stretches.Count(stretch => stretch.Start < at), scan.Tokens.StretchesBefore(at));
        }, iter: 300);

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("Wait... what?!", 5, 2)]
    [InlineData("-- 42 😀😀 x", 5, 1)]
    public void A_text_has_as_many_tokens_and_stretches_with_a_letter(string text, int tokens, int stretches)
    {
        var scan = new TextScan();
        scan.Scan(Encoding.UTF8.GetBytes(text));
        Assert.Equal((tokens, stretches), (scan.Tokens.Tokens.Length, scan.Tokens.StretchesWithLetter));
    }

    private static List<Extent> Naive(TextScan scan)
    {
        var (found, text) = (new List<Extent>(), scan.Text.ToString());
        var words = scan.Words.ToArray().ToDictionary(word => word.Start, word => word.End);
        foreach (var stretch in scan.SpacedWords)
            for (int at = stretch.Start, end; at < stretch.End; at = end)
            {
                if (!words.TryGetValue(at, out end))
                {
                    end = at + (char.IsHighSurrogate(text[at]) ? 2 : 1);
                    while (end < stretch.End && !words.ContainsKey(end) && text[end] == text[at] && !char.IsSurrogate(text[at])) end++;
                }
                found.Add(new(at, end));
            }
        return found;
    }

    private static int Lettered(TextScan scan)
    {
        var count = 0;
        foreach (var stretch in scan.SpacedWords)
            if (stretch.Of(scan.Text).ToString().EnumerateRunes().Any(Rune.IsLetter)) count++;
        return count;
    }
}
