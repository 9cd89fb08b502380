using System.Globalization;

namespace BiasAudit.Text;

/// <summary>The script of every code point, by the Unicode Character Database.</summary>
public static class Scripts
{
    private static readonly (int First, int Last, Script Script)[] Ranges = ReadRanges();
    private static readonly byte[] Plane0 = BuildPlane0();

    /// <summary>The number of scripts, for arrays indexed by <see cref="Script"/>.</summary>
    public static int Count { get; } = Enum.GetValues<Script>().Length;

    /// <summary>The script of a UTF-16 unit of the basic plane; <see cref="Script.Zzzz"/> for a surrogate.</summary>
    public static Script OfUnit(char unit) => (Script)Plane0[unit];

    /// <summary>The script of a code point; <see cref="Script.Zzzz"/> where none is assigned.</summary>
    public static Script Of(int codePoint)
    {
        var (low, high) = (0, Ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < Ranges[middle].First) high = middle - 1;
            else if (codePoint > Ranges[middle].Last) low = middle + 1;
            else return Ranges[middle].Script;
        }
        return Script.Zzzz;
    }

    /// <summary>The script with the most code points; <see cref="Script.Zyyy"/> when none belongs to a script of its own.</summary>
    /// <param name="counts">Code points of each script, indexed by <see cref="Script"/>.</param>
    public static Script Dominant(ReadOnlySpan<int> counts)
    {
        var best = (int)Script.Zinh;
        for (var script = (int)Script.Zinh + 1; script < counts.Length; script++)
            if (counts[script] > counts[best] || (best == (int)Script.Zinh && counts[script] > 0)) best = script;
        return best == (int)Script.Zinh ? Script.Zyyy : (Script)best;
    }

    private static (int, int, Script)[] ReadRanges() =>
    [
        .. from line in EmbeddedFile.Lines("Text/scripts.tsv")
           let fields = line.Split('\t')
           select (Hex(fields[0]), Hex(fields[1]), Enum.Parse<Script>(fields[2]))
    ];

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static byte[] BuildPlane0()
    {
        var scripts = new byte[0x10000];
        foreach (var (first, last, script) in Ranges)
            for (var c = first; c <= Math.Min(last, char.MaxValue); c++) scripts[c] = (byte)script;
        return scripts;
    }
}
