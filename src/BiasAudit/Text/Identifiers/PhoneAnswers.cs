namespace BiasAudit.Text.Identifiers;

/// <summary>Remembers which telephone numbers can exist: the pages of a site repeat theirs, and the library takes microseconds.</summary>
/// <remarks>A new answer takes the place of another, so what is remembered depends on what came before, and what is answered does not.</remarks>
internal sealed class PhoneAnswers
{
    private const int Bits = 10;

    // The question above its answer; no question is 0.
    private readonly ulong[] _known = new ulong[1 << Bits];

    /// <summary>A number as a question.</summary>
    /// <param name="prefix">What stands before the digits: nothing, a plus sign, or that and the code of North America; it implies the region that is asked about.</param>
    /// <param name="digits">At most 15 digits.</param>
    public static ulong KeyOf(string prefix, ReadOnlySpan<byte> digits)
    {
        var key = 1UL; // so that zeros in front count
        foreach (var digit in digits) key = (key * 10) + digit;
        return (key * 4) + (uint)prefix.Length;
    }

    /// <summary>The answer to a question, if it is remembered.</summary>
    public bool TryGet(ulong key, out bool exists)
    {
        var known = _known[PlaceOf(key)];
        exists = (known & 1) != 0;
        return known >> 1 == key;
    }

    /// <summary>Remembers an answer.</summary>
    public void Add(ulong key, bool exists) => _known[PlaceOf(key)] = key << 1 | (exists ? 1UL : 0);

    private static int PlaceOf(ulong key) => (int)(key * 0x9E3779B97F4A7C15 >> (64 - Bits));
}
