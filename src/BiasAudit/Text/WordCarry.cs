using System.Runtime.CompilerServices;

namespace BiasAudit.Text;

/// <summary>The last unit of each mask, which the next block must know.</summary>
internal struct WordCarry
{
    public ulong Word;
    public ulong Katakana;
    public ulong Single;
    public ulong Letter;
    public ulong Digit;

    /// <summary>The last unit is a mark, and the next block begins with the same.</summary>
    public ulong Mark;

    public void Take(ulong word, ulong katakana, ulong single, ulong letters, ulong digits, ulong mark) =>
        (Word, Katakana, Single, Letter, Digit, Mark) = (word >> 63, katakana >> 63, single >> 63, letters >> 63, digits >> 63, mark >> 63);

    /// <summary>The units of a block that are in words of letters: those that join two letters or two digits, and marks that follow, among them.</summary>
    /// <param name="masks">The block.</param>
    /// <param name="next">The class of the unit behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ulong WordsOf(in BlockMasks masks, CharClass next)
    {
        var word = masks.Word
            | Between(masks.JoinsLetters, masks.Letter, Letter, (next & CharClass.Letter) != 0)
            | Between(masks.JoinsDigits, masks.Digit, Digit, (next & CharClass.Digit) != 0);
        return word | Attached(masks.Extend, (word << 1) | Word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Between(ulong joiners, ulong sides, ulong before, bool after) =>
        joiners & ((sides << 1) | before) & ((sides >> 1) | (after ? 1UL << 63 : 0));

    /// <summary>Marks that follow a word directly: adding a bit at the start of a run carries through the run and clears it.</summary>
    private static ulong Attached(ulong marks, ulong afterWord) => marks & ~(marks + (marks & afterWord & ~(marks << 1)));
}
