using System.Buffers;

namespace BiasAudit.Text.Identifiers;

/// <summary>What the surroundings of a value say about it.</summary>
internal static class Around
{
    // A web address is looked for this far back, a telling word this far.
    private const int UrlReach = 2048;
    private const int WordReach = 20;

    private static readonly SearchValues<char> UrlEnds = SearchValues.Create(" \t\r\n\"'<>()[]{}|\\^`\u3000，。；：！？（）【】《》「」、");
    private static readonly SearchValues<string> OtherNumbers = SearchValues.Create(
        [
            "order", "invoice", "isbn", "issn", "doi", "tracking", "item", "sku", "serial", "part no", "model", "ticket", "qq", "barcode", "ean", "upc", "patent",
            "订单", "单号", "编号", "流水", "货号", "型号", "条码", "书号", "批号", "訂單", "編號", "注文番号", "pmid", "arxiv", "timestamp", "version", "build", "ver.",
        ], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a stretch lies inside a web address.</summary>
    public static bool IsInUrl(ReadOnlySpan<char> text, int start)
    {
        var from = Math.Max(0, start - UrlReach);
        var before = text[from..start];
        var token = before[(before.LastIndexOfAny(UrlEnds) + 1)..];
        return token.Contains("://", StringComparison.Ordinal) || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a word just before says that the number is one of another kind: an order, an ISBN, a version.</summary>
    public static bool NamesOtherNumber(ReadOnlySpan<char> text, int start)
    {
        var before = text[Math.Max(0, start - WordReach)..start];
        return before[(before.LastIndexOfAny('\n', '\r') + 1)..].ContainsAny(OtherNumbers);
    }

    /// <summary>Whether a value can begin at an index: no letter or digit of the same kind touches it.</summary>
    public static bool Opens(ReadOnlySpan<char> text, int start) => start == 0 || !Touches(text[start - 1]);

    /// <summary>Whether a value can end before an index.</summary>
    public static bool Closes(ReadOnlySpan<char> text, int end) => end >= text.Length || !Touches(text[end]);

    /// <summary>Letters of scripts without spaces do not join a number: 电话13800138000或.</summary>
    private static bool Touches(char c) => c == '_' || (c < '\u2E80' && char.IsLetterOrDigit(c)) || c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'ｚ');
}
