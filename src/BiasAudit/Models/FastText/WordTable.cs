using System.Runtime.Intrinsics;

namespace BiasAudit.Models.FastText;

/// <summary>Keeps the summed vectors of recently seen short words. A collision forgets the older word, never confuses two.</summary>
internal sealed class WordTable
{
    /// <summary>Bytes of a key; a word in the table is shorter.</summary>
    public const int LongestWord = 32;

    private const int Bytes = 4 << 20;
    private readonly WordFeatures _features;
    private readonly int _stride;
    private readonly Vector256<byte>[] _keys;
    private readonly float[] _sums;
    private readonly Word[] _entries;

    public WordTable(WordFeatures features, int stride)
    {
        (_features, _stride) = (features, stride);
        var slots = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, Bytes / (stride * sizeof(float) + 40)));
        (_keys, _sums, _entries) = (new Vector256<byte>[slots], new float[slots * stride], new Word[slots]);
    }

    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public ReadOnlySpan<float> Sum(int slot) => _sums.AsSpan(slot * _stride, _stride);

    public ref readonly Word this[int slot] => ref _entries[slot];

    /// <summary>The slot of a word, filled when it was not there.</summary>
    /// <param name="word">The word, not empty and shorter than a key; without zero bytes, as zero separates words.</param>
    /// <param name="block">The bytes from the start of the word on.</param>
    public int Find(ReadOnlySpan<byte> word, Vector256<byte> block)
    {
        var key = block & Vector256.Create(Masks[(LongestWord - word.Length)..]);
        var slot = (int)(Mix(key) & (uint)(_keys.Length - 1));
        if (_keys[slot] != key) Fill(slot, key, word);
        return slot;
    }

    private static ulong Mix(Vector256<byte> key)
    {
        var parts = key.AsUInt64();
        var mixed = (parts[0] * 0x9E3779B97F4A7C15) ^ (parts[1] * 0xC2B2AE3D27D4EB4F) ^ (parts[2] * 0x165667B19E3779F9) ^ (parts[3] * 0xD6E8FEB86659FD93);
        return (mixed * 0x9E3779B97F4A7C15) >> 32;
    }

    private void Fill(int slot, Vector256<byte> key, ReadOnlySpan<byte> word)
    {
        var sum = _sums.AsSpan(slot * _stride, _stride);
        sum.Clear();
        _entries[slot] = _features.Describe(word, Vocabulary.Hash(word), sum);
        _keys[slot] = key;
    }
}
