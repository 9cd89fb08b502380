using System.Text;
using BiasAudit.Text;

namespace BiasAudit.Models.Languages;

/// <summary>Frequent words of languages that the model does not know and takes for another: one bit for each language taken for.</summary>
internal static class ContradictingWords
{
    private static readonly (string Code, string[] Words)[] Rows =
    [
        .. EmbeddedFile.Lines("Models/Languages/contradictions.tsv").Select(line => line.Split('\t')).GroupBy(fields => fields[0])
            .Select(group => (group.Key, group.SelectMany(fields => fields[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray())),
    ];

    private static readonly Dictionary<ulong, ushort> Marks = Build();
    private static readonly bool[] Trimmed = BuildTrimmed();

    /// <summary>The bit of a language that others are taken for; -1 for every other language.</summary>
    public static int BitOf(string code) => Array.FindIndex(Rows, row => row.Code == code);

    /// <summary>The languages that a word contradicts, as bits; signs around the word do not count.</summary>
    public static ushort Of(ReadOnlySpan<byte> word)
    {
        while (!word.IsEmpty && Trimmed[word[0]]) word = word[1..];
        while (!word.IsEmpty && Trimmed[word[^1]]) word = word[..^1];
        return Marks.GetValueOrDefault(Key(word));
    }

    private static ulong Key(ReadOnlySpan<byte> word) => System.IO.Hashing.XxHash3.HashToUInt64(word);

    private static Dictionary<ulong, ushort> Build()
    {
        if (Rows.Length > 16) throw new InvalidOperationException("There is no bit for a seventeenth language.");
        var marks = new Dictionary<ulong, ushort>();
        for (var bit = 0; bit < Rows.Length; bit++)
            foreach (var word in Rows[bit].Words)
            {
                var key = Key(Encoding.UTF8.GetBytes(word));
                marks[key] = (ushort)(marks.GetValueOrDefault(key) | (1 << bit));
            }
        return marks;
    }

    private static bool[] BuildTrimmed()
    {
        var trimmed = new bool[256];
        foreach (var b in ".,!?;:\"'()"u8) trimmed[b] = true;
        return trimmed;
    }
}
