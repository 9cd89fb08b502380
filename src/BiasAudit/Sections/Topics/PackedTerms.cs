namespace BiasAudit.Sections.Topics;

/// <summary>The terms of a document in one piece: most sampled documents are pushed out again before anybody asks for the terms.</summary>
/// <param name="characters">The terms one after another.</param>
/// <param name="ends">Where each term ends.</param>
internal sealed class PackedTerms(string characters, ushort[] ends)
{
    /// <summary>Terms that are kept of a document.</summary>
    public const int Most = 300;

    /// <summary>A word as long as this or longer is no term.</summary>
    public const int LongestWord = 40;

    /// <summary>How many terms there are.</summary>
    public int Count => ends.Length;

    /// <summary>A term.</summary>
    public ReadOnlySpan<char> this[int term] => characters.AsSpan()[(term == 0 ? 0 : ends[term - 1])..ends[term]];

    /// <summary>The terms, unpacked when first asked for.</summary>
    public string[] Unpacked => field ??= Unpack();

    /// <summary>Packs terms that lie apart.</summary>
    public static PackedTerms Of(IReadOnlyList<string> terms)
    {
        var (ends, end) = (new ushort[terms.Count], 0);
        for (var i = 0; i < ends.Length; i++) ends[i] = checked((ushort)(end += terms[i].Length));
        return new(string.Concat(terms), ends);
    }

    /// <summary>The terms, each a string of its own.</summary>
    public string[] Unpack()
    {
        var (terms, start) = (new string[ends.Length], 0);
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = characters[start..ends[i]];
            start = ends[i];
        }
        return terms;
    }
}
