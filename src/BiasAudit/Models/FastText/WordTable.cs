using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BiasAudit.Models.FastText;

/// <summary>Keeps the summed vectors of recently seen short words. A collision forgets a word, never confuses two.</summary>
/// <remarks>
/// A word has two places, and of the two words there the one found again last is safe: a rare word, which is most of them,
/// never displaces a frequent one.
/// </remarks>
internal sealed class WordTable
{
    /// <summary>Bytes of a key; a word in the table is shorter.</summary>
    public const int LongestWord = 32;

    private const int Bytes = 8 << 20;

    // A place is one stretch of whole cache lines, in floats: the key, the entry, which place of the pair is safe, and the sum.
    private const int CacheLine = 16;
    private const int EntryAt = 8;
    private const int SafeAt = 12;
    private const int SumAt = CacheLine;
    private readonly WordFeatures _features;
    private readonly int _stride;
    private readonly int _width;
    private readonly int _origin;
    private readonly uint _pairs;
    private readonly float[] _places;

    public WordTable(WordFeatures features, int stride)
    {
        (_features, _stride, _width) = (features, stride, SumAt + (stride + CacheLine - 1) / CacheLine * CacheLine);
        _pairs = BitOperations.RoundUpToPowerOf2((uint)Math.Max(32, Bytes / (2 * _width * sizeof(float))));
        _places = GC.AllocateArray<float>((int)_pairs * 2 * _width + CacheLine, pinned: true);
        // The array is pinned, so a place that begins with a cache line keeps doing so.
        _origin = (int)(-(Marshal.UnsafeAddrOfPinnedArrayElement(_places, 0) / sizeof(float)) & (CacheLine - 1));
    }

    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public ReadOnlySpan<float> Sum(int slot) => Place(slot).Slice(SumAt, _stride);

    public ref readonly Word this[int slot] => ref Entry(slot);

    /// <summary>The pair of places where a word belongs, which the processor begins to fetch.</summary>
    /// <param name="length">The length of the word, less than that of a key.</param>
    /// <param name="block">The bytes from the start of the word on.</param>
    public unsafe int Fetch(int length, Vector256<byte> block)
    {
        var pair = 2 * (int)(Mix(Key(length, block)) & (_pairs - 1));
        if (!Sse.IsSupported) return pair;
        // The array is pinned, so its address holds; a fetch of any address is harmless.
        var place = (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_places, _origin + pair * _width);
        for (var line = 0; line < 2 * _width; line += CacheLine) Sse.Prefetch0(place + line);
        return pair;
    }

    /// <summary>The slot of a word, filled when it was not there.</summary>
    /// <param name="pair">The pair of places where the word belongs.</param>
    /// <param name="word">The word, not empty and shorter than a key; without zero bytes, as zero separates words.</param>
    /// <param name="block">The bytes from the start of the word on.</param>
    public int Find(int pair, ReadOnlySpan<byte> word, Vector256<byte> block)
    {
        var key = Key(word.Length, block);
        ref var safe = ref Place(pair)[SafeAt];
        if (KeyAt(pair) == key) safe = 0;
        else if (KeyAt(pair + 1) == key) safe = 1;
        else return Fill(safe == 0 ? pair + 1 : pair, key, word);
        return pair + (int)safe;
    }

    private static Vector256<byte> Key(int length, Vector256<byte> block) => block & Vector256.Create(Masks[(LongestWord - length)..]);

    private Span<float> Place(int slot) => _places.AsSpan(_origin + slot * _width, _width);

    private Vector256<byte> KeyAt(int slot) => Vector256.Create<float>(Place(slot)).AsByte();

    private ref Word Entry(int slot) => ref MemoryMarshal.Cast<float, Word>(Place(slot).Slice(EntryAt, SafeAt - EntryAt))[0];

    private static ulong Mix(Vector256<byte> key)
    {
        var parts = key.AsUInt64();
        var mixed = (parts[0] * 0x9E3779B97F4A7C15) ^ (parts[1] * 0xC2B2AE3D27D4EB4F) ^ (parts[2] * 0x165667B19E3779F9) ^ (parts[3] * 0xD6E8FEB86659FD93);
        // A product carries nothing downwards: without this fold the ends of eight bytes would not count, and "word," would displace "word".
        mixed = (mixed ^ (mixed >> 32)) * 0x9E3779B97F4A7C15;
        return mixed >> 32;
    }

    private int Fill(int slot, Vector256<byte> key, ReadOnlySpan<byte> word)
    {
        var place = Place(slot);
        var sum = place.Slice(SumAt, _stride);
        sum.Clear();
        Entry(slot) = _features.Describe(word, Vocabulary.Hash(word), sum);
        key.AsSingle().CopyTo(place);
        return slot;
    }
}
