using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace BiasAudit.Models.Tokens;

/// <summary>Counts the tokens of the tokenizer o200k_base. Buffers are reused: one instance a worker.</summary>
/// <remarks>
/// A text is cut at its special tokens, then into pieces by the pattern that the encoding is defined with (openai/tiktoken,
/// tiktoken_ext/openai_public.py). A piece that is a token counts as one; in another the neighbors of the lowest rank are merged,
/// the leftmost of equals, until no two neighbors are a token: n log n steps for n bytes, whatever they are.
/// </remarks>
internal sealed partial class TokenCounter
{
    /// <summary>The tokenizer's name.</summary>
    public const string Encoding = "o200k_base";

    private const string EndOfText = "<|endoftext|>", EndOfPrompt = "<|endofprompt|>";
    private static readonly SearchValues<string> Specials = SearchValues.Create([EndOfText, EndOfPrompt], StringComparison.Ordinal);
    private readonly PriorityQueue<(int Start, int End), long> _merges = new();
    private byte[] _bytes = new byte[256];

    // Of each part of a piece, by its first byte: where the next one starts, and where the one before does.
    private int[] _next = new int[256], _before = new int[256];

    /// <summary>The number of tokens of a text.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (int at; (at = text.IndexOfAny(Specials)) >= 0; count++)
        {
            count += CountOrdinary(text[..at]);
            text = text[(at + (text[at..].StartsWith(EndOfText) ? EndOfText : EndOfPrompt).Length)..];
        }
        return count + CountOrdinary(text);
    }

    private int CountOrdinary(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var piece in Pieces().EnumerateMatches(text)) count += CountPiece(text.Slice(piece.Index, piece.Length));
        return count;
    }

    private int CountPiece(ReadOnlySpan<char> piece)
    {
        var most = System.Text.Encoding.UTF8.GetMaxByteCount(piece.Length);
        if (_bytes.Length < most) (_bytes, _next, _before) = (new byte[most * 2], new int[most * 2], new int[most * 2]);
        var bytes = _bytes.AsSpan(0, System.Text.Encoding.UTF8.GetBytes(piece, _bytes));
        return TokenVocabulary.Shared.RankOf(bytes) >= 0 ? 1 : bytes.Length - Merge(bytes);
    }

    /// <summary>Merges the parts of a piece, its bytes at first; returns how many merges there were.</summary>
    private int Merge(ReadOnlySpan<byte> piece)
    {
        for (var i = 0; i < piece.Length; i++) (_next[i], _before[i]) = (i + 1, i - 1);
        for (var i = 0; i < piece.Length - 1; i++) Offer(piece, i);
        var merged = 0;
        while (_merges.TryDequeue(out var pair, out _))
        {
            // A part that was merged since has another end, or none.
            var (start, end) = pair;
            var middle = _next[start];
            if (middle >= end || _next[middle] != end) continue;
            _next[start] = end;
            _next[middle] = int.MaxValue;
            if (end < piece.Length) _before[end] = start;
            merged++;
            Offer(piece, start);
            if (_before[start] >= 0) Offer(piece, _before[start]);
        }
        return merged;
    }

    /// <summary>Offers a part and the next one for a merge, if they are a token together.</summary>
    private void Offer(ReadOnlySpan<byte> piece, int start)
    {
        var middle = _next[start];
        if (middle >= piece.Length) return;
        var end = _next[middle];
        if (TokenVocabulary.Shared.RankOf(piece[start..end]) is >= 0 and var rank) _merges.Enqueue((start, end), ((long)rank << 32) | (uint)start);
    }

    [GeneratedRegex(
        @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
        + @"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
        + @"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
