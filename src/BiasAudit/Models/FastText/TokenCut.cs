using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Models.FastText;

/// <summary>A token of a text.</summary>
/// <param name="Key">Its bytes as the table of words holds them; nothing when it is kept in none.</param>
/// <param name="Start">Its first byte in the text.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Slot">The place of the table where its word belongs, or -1.</param>
internal readonly record struct Token(Vector256<byte> Key, int Start, int Length, int Slot);

/// <summary>Cuts texts into tokens at the seven separators of the reference program, and lets the processor fetch their words meanwhile.</summary>
/// <param name="words">Where the words are kept.</param>
internal sealed class TokenCut(WordTable words)
{
    private const int Block = WordTable.LongestWord;
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \n\r\t\v\f\0"u8);
    private readonly byte[] _tail = new byte[2 * Block];
    private Token[] _tokens = new Token[64];

    /// <summary>How many tokens were cut since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Some of the tokens.</summary>
    public ReadOnlySpan<Token> Slice(int first, int end) => _tokens.AsSpan(first, end - first);

    /// <summary>Forgets the tokens.</summary>
    public void Clear()
    {
        Count = 0;
        words.GrowWhenBusy();
    }

    /// <summary>Cuts a text from a position on until so many tokens are there or it ends; returns where it stopped.</summary>
    public int Cut(ReadOnlySpan<byte> text, int start = 0, int most = int.MaxValue)
    {
        var whole = Math.Max(0, text.Length - Block + 1);
        for (; start < whole && Count < most; start += Take(text, start, Vector256.Create(text[start..])) + 1) { }
        if (start < whole || start >= text.Length) return Math.Min(start, text.Length);
        // A padded copy lets the last tokens be read a whole block at a time, too.
        _tail.AsSpan().Fill((byte)' ');
        text[start..].CopyTo(_tail);
        for (var tail = start; start < text.Length && Count < most; start += Take(text, start, Vector256.Create(_tail.AsSpan(start - tail))) + 1) { }
        return Math.Min(start, text.Length);
    }

    /// <summary>Takes the token that starts at a position, if one does; returns its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Take(ReadOnlySpan<byte> text, int start, Vector256<byte> block)
    {
        var length = BitOperations.TrailingZeroCount(SeparatorMask(block));
        if (length == Block) length = LengthOfLong(text[start..]);
        if (length == 0) return 0;
        if (Count == _tokens.Length) Array.Resize(ref _tokens, Count * 2);
        var key = WordTable.KeyOf(Math.Min(length, Block), block);
        var isPlain = length < Block && !WordFeatures.MayBeSpecial(text[start..]);
        _tokens[Count++] = new(key, start, length, isPlain ? words.Fetch(key) : -1);
        return length;
    }

    private static int LengthOfLong(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny(Separators);
        return end < 0 ? text.Length : end;
    }

    private static uint SeparatorMask(Vector256<byte> block) => (
        Vector256.Equals(block, Vector256.Create((byte)' ')) |
        Vector256.Equals(block, Vector256<byte>.Zero) |
        Vector256.LessThanOrEqual(block - Vector256.Create((byte)'\t'), Vector256.Create((byte)('\r' - '\t')))).ExtractMostSignificantBits();
}
