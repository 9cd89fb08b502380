using BiasAudit.Measuring;
using BiasAudit.Text;

namespace BiasAudit.Models.Languages;

/// <summary>Tells Simplified from Traditional Chinese by the characters that only one writing has.</summary>
internal static class ChineseWritings
{
    // Of the characters of running text, so many are Simplified-only or Traditional-only (Declaration of Human Rights, SCIENCE 6.1):
    // comparing the bare counts would favor Traditional two to one.
    private const double SimplifiedDensity = 0.125;
    private const double TraditionalDensity = 0.254;
    private const int LeastEvidence = 2;

    // With fewer the stretches of evidence may miss that a text mixes both.
    private const int EnoughEvidence = 40;
    private const double MixedFrom = 0.25;
    private const int LongestText = 1 << 16;

    private static readonly byte[] Writings = Build();

    /// <summary>The writing of the Han text of a document: of its evidence, or of all of it where that tells too little.</summary>
    public static ChineseWriting Of(EvidenceText evidence, ReadOnlySpan<byte> utf8)
    {
        var (simplified, traditional) = (0, 0);
        foreach (ref readonly var segment in evidence.Segments)
            if (segment.Han > 0) Count(evidence.Text(segment), ref simplified, ref traditional);
        if (simplified + traditional < EnoughEvidence)
        {
            (simplified, traditional) = (0, 0);
            Count(utf8[..Math.Min(utf8.Length, LongestText)], ref simplified, ref traditional);
        }
        if (simplified + traditional < LeastEvidence) return ChineseWriting.Undetermined;
        var (hans, hant) = (simplified / SimplifiedDensity, traditional / TraditionalDensity);
        return Math.Min(hans, hant) >= MixedFrom * (hans + hant) ? ChineseWriting.Mixed
            : hans > hant ? ChineseWriting.Simplified : ChineseWriting.Traditional;
    }

    private static void Count(ReadOnlySpan<byte> text, ref int simplified, ref int traditional)
    {
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] is < 0xE3 or > 0xE9) continue;
            var writing = Writings[((text[i] & 0x0F) << 12) | ((text[i + 1] & 0x3F) << 6) | (text[i + 2] & 0x3F)];
            if (writing == 1) simplified++;
            else if (writing == 2) traditional++;
            i += 2;
        }
    }

    private static byte[] Build()
    {
        var writings = new byte[char.MaxValue + 1];
        foreach (var fields in EmbeddedFile.Lines("Models/Languages/han-writings.tsv").Select(line => line.Split('\t')))
            foreach (var character in fields[1]) writings[character] = (byte)(fields[0] == "hans" ? 1 : 2);
        return writings;
    }
}
