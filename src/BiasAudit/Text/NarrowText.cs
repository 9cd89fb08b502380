using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Text;

/// <summary>A text with a byte a unit: a word of up to 16 units is one small vector, and most words of most texts are in ASCII.</summary>
/// <remarks>Units beyond Latin-1 are 0xFF: who meets a byte from 0x80 on asks the text itself. Reused from text to text.</remarks>
internal sealed class NarrowText
{
    /// <summary>Units of a word that are read at once.</summary>
    public const int Block = 16;

    private const int Step = BlockMasks.Length;

    private byte[] _bytes = new byte[4096];

    // Constant data: an array would have to be made before it is first used, and every loop that reads words would ask whether it was.
    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The first byte; behind the text spaces fill its last block, and a block of zeros follows.</summary>
    public ref byte First => ref MemoryMarshal.GetArrayDataReference(_bytes);

    /// <summary>Makes room for a text.</summary>
    public void Reserve(int length)
    {
        if (_bytes.Length < length + 3 * Step) _bytes = new byte[(length + 3 * Step) * 2];
    }

    /// <summary>Takes a block of 64 units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(int block, Vector512<byte> units) => units.StoreUnsafe(ref First, (nuint)block);

    /// <summary>64 units from a position of the text on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<byte> Units(int at) => Vector512.LoadUnsafe(ref First, (nuint)at);

    /// <summary>Ends the text.</summary>
    /// <param name="end">Where its last block ends.</param>
    public void End(int end) => _bytes.AsSpan(end, Step).Clear();

    /// <summary>Reads a short word in ASCII; others are to be read from the text.</summary>
    /// <param name="place">Where the word stands.</param>
    /// <param name="word">Its bytes, then zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(Extent place, out Vector128<byte> word)
    {
        word = default;
        if (place.Length > Block) return false;
        word = Read(place);
        return word.ExtractMostSignificantBits() == 0;
    }

    /// <summary>The bytes of a word of at most a block, then zeros: not the word itself where one of them is from 0x80 on.</summary>
    /// <param name="place">Where the word stands.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<byte> Read(Extent place) =>
        Vector128.LoadUnsafe(ref First, (nuint)place.Start) & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)(Block - place.Length));
}
