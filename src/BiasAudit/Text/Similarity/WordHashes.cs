using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiasAudit.Text.Similarity;

/// <summary>The normalized text of a document as the hashes of its words, and the hashes of its shingles.</summary>
/// <remarks>
/// <b>Normalization</b>: the words in order, in lower case (simple mapping), full-width ASCII as ASCII; what stands between words
/// (space, punctuation, symbols) does not count. <b>Shingle</b>: 5 consecutive words. Each Han and Hiragana character is a word, so
/// there it is 5 characters; in Thai, Lao, Khmer, Myanmar and other scripts without spaces every character is taken as a word.
/// A text of fewer than 5 words is one shingle of all its words: it is found when another has the same words, not when it is similar.
/// Buffers are reused; not thread-safe.
/// </remarks>
public sealed class WordHashes
{
    /// <summary>Words of a shingle.</summary>
    public const int ShingleWords = 5;

    private const ulong K0 = 0x9E3779B97F4A7C15, K1 = 0xA0761D6478BD642F, Base = 0xD1342543DE82EF95;
    private const ulong Base5 = unchecked(Base * Base * Base * Base * Base);
    private const int Padding = WordHash.Block;
    private char[] _folded = new char[4096];
    private ulong[] _words = new ulong[1024];
    private uint[] _shingles = new uint[1024];
    private int _count;
    private int _shingleCount;

    /// <summary>The hashes of the words, in order.</summary>
    public ReadOnlySpan<ulong> Words => _words.AsSpan(0, _count);

    /// <summary>The hashes of the shingles, repeated ones included.</summary>
    public ReadOnlySpan<uint> Shingles => _shingles.AsSpan(0, _shingleCount);

    /// <summary>The key of the normalized text: equal for texts of the same words in the same order.</summary>
    public ulong Key { get; private set; }

    /// <summary>The smallest 64-bit shingle hash: texts of similarity J share it with probability J, so a sample by it keeps likes together.</summary>
    public ulong Anchor { get; private set; }

    /// <summary>Reads a text whose words are known.</summary>
    public void Read(ReadOnlySpan<char> text, ReadOnlySpan<Extent> words)
    {
        if (_folded.Length < text.Length + Padding) _folded = new char[(text.Length * 2) + Padding];
        CaseFold.Fold(text, _folded);
        HashWords(words);
        Key = _count > 0 ? XxHash3.HashToUInt64(MemoryMarshal.AsBytes(Words)) : XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.Trim()), 1);
        HashShingles();
    }

    private void HashWords(ReadOnlySpan<Extent> words)
    {
        _count = 0;
        if (_words.Length < words.Length) _words = new ulong[words.Length * 2];
        ref var first = ref MemoryMarshal.GetArrayDataReference(_folded);
        foreach (var word in words)
        {
            ref var start = ref Unsafe.Add(ref first, word.Start);
            if (start >= '\u0E00' && IsUnspaced(start) && word.Length > 1) AddCharacters(word);
            else Push(WordHash.OfPadded(ref start, word.Length));
        }
    }

    private void AddCharacters(Extent word)
    {
        for (var i = word.Start; i < word.End; i++) Push(WordHash.OfPadded(ref _folded[i], 1));
    }

    private void Push(ulong hash)
    {
        if (_count == _words.Length) Array.Resize(ref _words, _count * 2);
        _words[_count++] = hash;
    }

    /// <summary>Thai, Lao, Tibetan, Myanmar, Khmer and the Tai scripts: a word of theirs needs a dictionary, so a run is taken by characters.</summary>
    private static bool IsUnspaced(char c) => c is (>= '\u0E00' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u1950' and <= '\u19DF') or (>= '\u1A20' and <= '\u1AAF');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value, ulong factor)
    {
        var high = Math.BigMul(value ^ K0, factor, out var low);
        return high ^ low;
    }

    private void HashShingles()
    {
        _shingleCount = Math.Max(0, _count - ShingleWords + 1);
        if (_count is > 0 and < ShingleWords) _shingleCount = 1;
        if (_shingles.Length < _shingleCount) _shingles = new uint[_words.Length];
        var rolling = 0UL;
        var anchor = ulong.MaxValue;
        var lead = Math.Min(ShingleWords - 1, _count - 1);
        for (var i = 0; i < lead; i++) rolling = (rolling * Base) + _words[i];
        for (var i = 0; i < _shingleCount; i++)
        {
            rolling = (rolling * Base) + _words[i + lead] - (i == 0 ? 0 : _words[i - 1] * Base5);
            var hash = Mix(rolling, K1);
            anchor = Math.Min(anchor, hash);
            _shingles[i] = (uint)hash;
        }
        Anchor = Mix(_shingleCount > 0 ? anchor : Key, Base);
    }
}
