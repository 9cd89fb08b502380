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
}
