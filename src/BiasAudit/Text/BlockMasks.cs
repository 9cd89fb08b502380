using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Text;

/// <summary>64 UTF-16 units as one bit mask a class, lowest bit first: where the scan does its counting and finds its edges.</summary>
internal struct BlockMasks
{
    /// <summary>Units of a block.</summary>
    public const int Length = 64;

    public ulong Word { readonly get; private set; }

    public ulong Single { readonly get; private set; }

    public ulong Katakana { readonly get; private set; }

    public ulong Extend { readonly get; private set; }

    public ulong Trailing { readonly get; private set; }

    public ulong Space { readonly get; private set; }

    public ulong LineEnd { readonly get; private set; }

    public ulong Terminator { readonly get; private set; }

    public ulong Letter { readonly get; private set; }

    public ulong Upper { readonly get; private set; }

    public ulong Digit { readonly get; private set; }

    public ulong Punctuation { readonly get; private set; }

    public ulong Symbol { readonly get; private set; }

    public ulong JoinsLetters { readonly get; private set; }

    public ulong JoinsDigits { readonly get; private set; }

    /// <summary>The masks of 64 units whose classes were looked up.</summary>
    public static BlockMasks Of(ReadOnlySpan<ushort> classes)
    {
        ref readonly var first = ref MemoryMarshal.GetReference(classes);
        return new()
        {
            Word = Bits(in first, CharClass.Word),
            Single = Bits(in first, CharClass.Single),
            Katakana = Bits(in first, CharClass.Katakana),
            Extend = Bits(in first, CharClass.Extend),
            Trailing = Bits(in first, CharClass.Trailing),
            Space = Bits(in first, CharClass.Space),
            LineEnd = Bits(in first, CharClass.LineEnd),
            Terminator = Bits(in first, CharClass.Terminator),
            Letter = Bits(in first, CharClass.Letter),
            Upper = Bits(in first, CharClass.Upper),
            Digit = Bits(in first, CharClass.Digit),
            Punctuation = Bits(in first, CharClass.Punctuation),
            Symbol = Bits(in first, CharClass.Symbol),
            JoinsLetters = Bits(in first, CharClass.JoinsLetters),
            JoinsDigits = Bits(in first, CharClass.JoinsDigits),
        };
    }

    /// <summary>Adds a unit whose class was looked up.</summary>
    public void Add(int at, CharClass found)
    {
        Word |= Bit(found, CharClass.Word) << at;
        Single |= Bit(found, CharClass.Single) << at;
        Katakana |= Bit(found, CharClass.Katakana) << at;
        Extend |= Bit(found, CharClass.Extend) << at;
        Trailing |= Bit(found, CharClass.Trailing) << at;
        Space |= Bit(found, CharClass.Space) << at;
        LineEnd |= Bit(found, CharClass.LineEnd) << at;
        Terminator |= Bit(found, CharClass.Terminator) << at;
        Letter |= Bit(found, CharClass.Letter) << at;
        Upper |= Bit(found, CharClass.Upper) << at;
        Digit |= Bit(found, CharClass.Digit) << at;
        Punctuation |= Bit(found, CharClass.Punctuation) << at;
        Symbol |= Bit(found, CharClass.Symbol) << at;
        JoinsLetters |= Bit(found, CharClass.JoinsLetters) << at;
        JoinsDigits |= Bit(found, CharClass.JoinsDigits) << at;
    }

    /// <summary>Which of 64 units are followed by the same unit; the one behind them is read, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LikeNext(ref char units)
    {
        ref var first = ref Unsafe.As<char, ushort>(ref units);
        var low = Vector512.Equals(Vector512.LoadUnsafe(ref first), Vector512.LoadUnsafe(ref first, 1)).ExtractMostSignificantBits();
        var high = Vector512.Equals(Vector512.LoadUnsafe(ref first, 32), Vector512.LoadUnsafe(ref first, 33)).ExtractMostSignificantBits();
        return low | (high << 32);
    }

    /// <summary>64 units as bytes; what is beyond U+00FF is 0xFF, so no comparison with ASCII finds it.</summary>
    /// <remarks>Where vectors are shorter the runtime does all other steps on several of them, but would narrow unit by unit.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Narrow(ref char units)
    {
        ref var first = ref Unsafe.As<char, ushort>(ref units);
        if (Vector512.IsHardwareAccelerated) return Vector512.NarrowWithSaturation(Vector512.LoadUnsafe(ref first), Vector512.LoadUnsafe(ref first, 32));
        return Vector512.Create(NarrowHalf(ref first), NarrowHalf(ref Unsafe.Add(ref first, 32)));
    }

    /// <summary>All bits of the bytes that stand for a character up to U+00FF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Is(Vector512<byte> x, char unit) => Vector512.Equals(x, Vector512.Create((byte)unit));

    /// <summary>All bits of the bytes that stand for characters from one to another, up to U+00FF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Range(Vector512<byte> x, char first, char last) =>
        Vector512.LessThanOrEqual(x - Vector512.Create((byte)first), Vector512.Create((byte)(last - first)));

    /// <summary>The masks of 64 units as bytes, by comparison instead of by table; a unit that is not ASCII is in none, until it is added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BlockMasks OfAscii(Vector512<byte> x)
    {
        var (letter, digit) = (Range(x | Vector512.Create((byte)0x20), 'a', 'z'), Range(x, '0', '9'));
        var symbol = Is(x, '$') | Is(x, '+') | Range(x, '<', '>') | Is(x, '^') | Is(x, '`') | Is(x, '|') | Is(x, '~');
        var point = Is(x, '.');
        var (letters, digits, symbols, joiners) = (Bits(letter), Bits(digit), Bits(symbol), Bits(point | Is(x, '\'')));
        return new()
        {
            Word = letters | digits | Bits(Is(x, '_')),
            Space = Bits(Range(x, '\t', '\r') | Is(x, ' ')),
            LineEnd = Bits(Is(x, '\n') | Is(x, '\r')),
            Terminator = Bits(point | Is(x, '!') | Is(x, '?')),
            Letter = letters,
            Upper = Bits(Range(x, 'A', 'Z')),
            Digit = digits,
            Punctuation = Bits(Range(x, '!', '~')) & ~(letters | digits | symbols),
            Symbol = symbols,
            JoinsLetters = joiners,
            JoinsDigits = joiners | Bits(Is(x, ',') | Is(x, ';')),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> NarrowHalf(ref ushort first)
    {
        if (!Vector256.IsHardwareAccelerated) return Vector256.Create(NarrowQuarter(ref first), NarrowQuarter(ref Unsafe.Add(ref first, 16)));
        var most = Vector256.Create((ushort)byte.MaxValue);
        return Vector256.Narrow(Vector256.Min(Vector256.LoadUnsafe(ref first), most), Vector256.Min(Vector256.LoadUnsafe(ref first, 16), most));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> NarrowQuarter(ref ushort first)
    {
        var most = Vector128.Create((ushort)byte.MaxValue);
        return Vector128.Narrow(Vector128.Min(Vector128.LoadUnsafe(ref first), most), Vector128.Min(Vector128.LoadUnsafe(ref first, 8), most));
    }

    private static ulong Bit(CharClass found, CharClass one) => (found & one) != 0 ? 1UL : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector512<byte> found) => found.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ref readonly ushort first, CharClass wanted)
    {
        var mask = Vector256.Create((ushort)wanted);
        return Bits16(in first, mask, 0) | (Bits16(in first, mask, 16) << 16) | (Bits16(in first, mask, 32) << 32) | (Bits16(in first, mask, 48) << 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits16(ref readonly ushort first, Vector256<ushort> mask, nuint at) =>
        Vector256.Equals(Vector256.LoadUnsafe(in first, at) & mask, mask).ExtractMostSignificantBits();
}
