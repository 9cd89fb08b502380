using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BiasAudit.Models.FastText;

/// <summary>Keeps the summed vectors of recently seen short words. A collision forgets a word, never confuses two.</summary>
/// <remarks>
/// A word has a place and that beside it. A word that was found again there is safe from the next other word, which is then worked out
/// beside the table: a rare word, which is most of them, does not displace a frequent one.
/// </remarks>
internal sealed class WordTable
{
    /// <summary>Bytes of a key; a word in the table is shorter.</summary>
    public const int LongestWord = 32;

    // To work a word out costs more than to fetch it from memory, so there is room for the words of most corpora, a quarter of a
    // million. Memory never used before costs as much as the words of a small corpus, so the table grows into it.
    private const int FewestBytes = 2 << 20;
    private const int MostBytes = 32 << 20;
    private const int Growth = 4;

    // A place is one stretch of whole cache lines, in floats: the key, the entry, whether the word is safe, and the sum.
    private const int CacheLine = 16;
    private const int EntryAt = 8;
    private const int SafeAt = 12;
    private const int SumAt = CacheLine;
    private readonly WordFeatures _features;
    private readonly int _stride;
    private readonly int _width;
    private int _origin;
    private uint _count;
    private float[] _places;
    private uint _filled;

    public WordTable(WordFeatures features, int stride)
    {
        (_features, _stride, _width) = (features, stride, SumAt + (stride + CacheLine - 1) / CacheLine * CacheLine);
        Allocate(PlacesIn(FewestBytes));
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

    /// <summary>The key of a word: its bytes, then zeros.</summary>
    /// <param name="length">The length of the word, at most that of a key.</param>
    /// <param name="block">The bytes from the start of the word on.</param>
    public static Vector256<byte> KeyOf(int length, Vector256<byte> block) => block & Vector256.Create(Masks[(LongestWord - length)..]);

    /// <summary>The place where a word belongs, which the processor begins to fetch.</summary>
    public unsafe int Fetch(Vector256<byte> key)
    {
        var slot = SlotOf(key);
        if (!Sse.IsSupported) return slot;
        // The array is pinned, so its address holds; a fetch of any address is harmless.
        var place = (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_places, _origin + slot * _width);
        for (var line = 0; line < _width; line += CacheLine) Sse.Prefetch0(place + line);
        return slot;
    }

    /// <summary>The slot that holds a word until the next call: its own, its neighbor's, or the one beside the table.</summary>
    /// <param name="token">The word, not empty and shorter than a key; without zero bytes, as zero separates words.</param>
    public int Find(in Token token)
    {
        if (Holds(token.Slot, token.Key)) return token.Slot;
        var neighbor = Neighbor(token.Slot);
        if (Holds(neighbor, token.Key)) return neighbor;
        ref var safe = ref Safe(token.Slot);
        if (safe == 0) return Fill(token.Slot, in token);
        if (Safe(neighbor) == 0) return Fill(neighbor, in token);
        safe = 0;
        return Fill((int)_count, in token);
    }

    /// <summary>Takes more memory once about as many words were worked out as there are places. What <see cref="Fetch"/> returned before holds no longer.</summary>
    public void GrowWhenBusy()
    {
        var most = PlacesIn(MostBytes);
        if (_filled < _count || _count == most) return;
        var (places, origin, count) = (_places, _origin, (int)_count);
        Allocate(Math.Min(_count * Growth, most));
        for (var slot = 0; slot < count; slot++)
        {
            var place = places.AsSpan(origin + slot * _width, _width);
            // Words of different pairs of places never meet in the larger table, which looks at more bits of the same number.
            var key = Vector256.Create<float>(place).AsByte();
            if (key == Vector256<byte>.Zero) continue;
            var home = SlotOf(key);
            place.CopyTo(Place(KeyAt(home) == Vector256<byte>.Zero ? home : Neighbor(home)));
        }
    }

    [MemberNotNull(nameof(_places))]
    private void Allocate(uint count)
    {
        (_count, _filled) = (count, 0);
        // One more place than the table has: there a word is worked out that displaces none.
        _places = GC.AllocateArray<float>((int)(count + 1) * _width + CacheLine, pinned: true);
        // The array is pinned, so a place that begins with a cache line keeps doing so.
        _origin = (int)(-(Marshal.UnsafeAddrOfPinnedArrayElement(_places, 0) / sizeof(float)) & (CacheLine - 1));
    }

    private uint PlacesIn(int bytes) => BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, bytes / (_width * sizeof(float))));

    private int SlotOf(Vector256<byte> key) => (int)(Mix(key) & (_count - 1));

    /// <summary>The other place of a pair; the number of places is even.</summary>
    private static int Neighbor(int slot) => slot ^ 1;

    private Span<float> Place(int slot) => _places.AsSpan(_origin + slot * _width, _width);

    private ref float Safe(int slot) => ref Place(slot)[SafeAt];

    private bool Holds(int slot, Vector256<byte> key)
    {
        if (KeyAt(slot) != key) return false;
        // Most words are safe already, and a line that is only read need not be written back.
        ref var safe = ref Safe(slot);
        if (safe == 0) safe = 1;
        return true;
    }

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

    private int Fill(int slot, in Token token)
    {
        _filled++;
        var place = Place(slot);
        token.Key.AsSingle().CopyTo(place);
        var word = MemoryMarshal.AsBytes(place)[..token.Length];
        var sum = place.Slice(SumAt, _stride);
        sum.Clear();
        Entry(slot) = _features.Describe(word, Vocabulary.Hash(word), sum);
        return slot;
    }
}
