using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    private const int Padding = WordHash.Block;
    private const char FirstUnspaced = '\u0E00', LastUnspaced = '\u1AAF';
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void HashWords(ReadOnlySpan<Extent> words)
    {
        _count = 0;
        if (_words.Length < words.Length + FourWords.Count) _words = new ulong[(words.Length * 2) + FourWords.Count];
        ref var text = ref MemoryMarshal.GetArrayDataReference(_folded);
        var i = 0;
        if (FourWords.IsSupported)
            for (; i <= words.Length - FourWords.Count; i += FourWords.Count)
                if (!TryPushFour(ref text, ref Unsafe.Add(ref MemoryMarshal.GetReference(words), i)))
                    for (var j = i; j < i + FourWords.Count; j++) Push(ref text, words[j]);
        for (; i < words.Length; i++) Push(ref text, words[i]);
    }

    /// <summary>Hashes four words together when all are short and none is of a script that is taken by characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPushFour(ref char text, ref Extent words)
    {
        var lengths = FourWords.Lengths(ref words);
        if (!Vector256.LessThanOrEqualAll(lengths.AsUInt32(), Vector256.Create((uint)WordHash.Block))) return false;
        var (a, b) = (ReadWord(ref text, words), ReadWord(ref text, Unsafe.Add(ref words, 1)));
        var (c, d) = (ReadWord(ref text, Unsafe.Add(ref words, 2)), ReadWord(ref text, Unsafe.Add(ref words, 3)));
        // Any unit of such a script, whether it is the first of its word or not, sends the four to the exact way.
        var unspaced = MayBeUnspaced(a) | MayBeUnspaced(b) | MayBeUnspaced(c) | MayBeUnspaced(d);
        if (unspaced != Vector256<ushort>.Zero) return false;
        if (_count + FourWords.Count > _words.Length) Array.Resize(ref _words, _words.Length * 2);
        WordHash.OfFour(FourWords.Of(a, b, c, d), lengths).StoreUnsafe(ref _words[_count]);
        _count += FourWords.Count;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> ReadWord(ref char text, Extent word) => WordHash.Read(ref Unsafe.Add(ref text, word.Start), word.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> MayBeUnspaced(Vector256<ushort> units) =>
        Vector256.LessThan(units - Vector256.Create((ushort)FirstUnspaced), Vector256.Create((ushort)(LastUnspaced - FirstUnspaced + 1)));

    private void Push(ref char text, Extent word)
    {
        ref var start = ref Unsafe.Add(ref text, word.Start);
        if (start >= FirstUnspaced && IsUnspaced(start) && word.Length > 1) AddCharacters(word);
        else Push(WordHash.OfPadded(ref start, word.Length));
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

    private void HashShingles()
    {
        _shingleCount = Math.Max(0, _count - ShingleWords + 1);
        if (_count is > 0 and < ShingleWords) _shingleCount = 1;
        if (_shingles.Length < _shingleCount) _shingles = new uint[_words.Length];
        var anchor = _count >= ShingleWords ? ShingleHashes.Of(Words, _shingles.AsSpan(0, _shingleCount)) : ShortShingle();
        Anchor = ShingleHashes.Mix(_shingleCount > 0 ? anchor : Key, ShingleHashes.Base);
    }

    private ulong ShortShingle()
    {
        if (_count == 0) return ulong.MaxValue;
        var hash = ShingleHashes.OfFew(Words);
        _shingles[0] = (uint)hash;
        return hash;
    }
}
