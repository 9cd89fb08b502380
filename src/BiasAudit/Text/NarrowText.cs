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

    /// <summary>Units that are taken at once.</summary>
    private const int Step = BlockMasks.Length;

    private byte[] _bytes = new byte[4096];

    // Constant data: an array would have to be made before it is first used, and every loop that reads words would ask whether it was.
    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The first byte; behind the text come 128 zeros.</summary>
    public ref byte First => ref MemoryMarshal.GetArrayDataReference(_bytes);

    /// <summary>Takes a text.</summary>
    public void Take(ReadOnlySpan<char> text)
    {
        if (_bytes.Length < text.Length + 2 * Step) _bytes = new byte[(text.Length + Step) * 2];
        ref var unit = ref MemoryMarshal.GetReference(text);
        var at = 0;
        for (; at <= text.Length - Step; at += Step) BlockMasks.Narrow(ref Unsafe.Add(ref unit, at)).StoreUnsafe(ref First, (nuint)at);
        for (; at < text.Length; at++) _bytes[at] = (byte)Math.Min(text[at], (char)byte.MaxValue);
        _bytes.AsSpan(at, 2 * Step).Clear();
    }

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
