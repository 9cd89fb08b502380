namespace BiasAudit.Models.Languages;

/// <summary>Characters of Han, kana and Hangul, counted by the first bytes of each.</summary>
internal struct CjkTally
{
    public int Kana;
    public int Hangul;
    public int Han;

    public readonly int All => Kana + Hangul + Han;

    public void Count(ReadOnlySpan<byte> token, int i)
    {
        var (lead, next) = (token[i], i + 1 < token.Length ? token[i + 1] : 0);
        if (lead is >= 0xE4 and <= 0xE9 || lead is 0xF0 || (lead == 0xE3 && next >= 0x90)) Han++;
        else if (lead == 0xE3 && next is >= 0x81 and <= 0x83) Kana++;
        else if (lead is >= 0xEB and <= 0xED || (lead == 0xEA && next >= 0xB0)) Hangul++;
    }
}
