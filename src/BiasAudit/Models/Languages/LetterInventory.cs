using System.Globalization;
using System.Text;
using BiasAudit.Text;

namespace BiasAudit.Models.Languages;

/// <summary>The letters a language is written with: others of its script are evidence against it.</summary>
internal sealed class LetterInventory
{
    private const int Limit = 0x3000;
    private const double MainScript = 0.3;
    private static readonly Dictionary<string, string> Letters = EmbeddedFile.Lines("Models/Languages/letters.tsv")
        .Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);

    private readonly byte[] _kinds = new byte[Limit];
    private readonly bool _hasForeignAscii;

    private LetterInventory(string letters)
    {
        Mark(letters);
        _hasForeignAscii = _kinds.AsSpan(0, 0x80).Contains((byte)Kind.Foreign);
    }

    // Bits, so that letters are counted without a branch.
    private enum Kind : byte
    {
        Other = 0,
        Own = 1,
        Foreign = 2,
    }

    /// <summary>The inventory of a language, or null when nothing is known.</summary>
    public static LetterInventory? Of(string code) => Letters.TryGetValue(code, out var letters) ? new(letters) : null;

    /// <summary>Counts the letters of the language, and those of its script that it is not written with.</summary>
    public (int Own, int Foreign) Count(EvidenceText evidence)
    {
        var (own, foreign, plain) = (0, 0, 0);
        foreach (ref readonly var segment in evidence.Segments)
        {
            if (segment.IsCjk) continue;
            var text = evidence.Text(segment);
            // Most languages in Latin letters hold all of ASCII: their own letters are then counted already.
            if (!_hasForeignAscii && Ascii.IsValid(text)) plain += _kinds['a'] == (byte)Kind.Own ? segment.Letters : 0;
            else CountLetters(text, ref own, ref foreign);
        }
        return (own + plain, foreign);
    }

    private void CountLetters(ReadOnlySpan<byte> text, ref int own, ref int foreign)
    {
        for (var i = 0; i < text.Length; i++)
        {
            int point = text[i];
            if (point >= 0x80)
            {
                if (point is < 0xC0 or >= 0xE3) continue;
                point = point < 0xE0
                    ? ((point & 0x1F) << 6) | At(text, i + 1)
                    : ((point & 0x0F) << 12) | (At(text, i + 1) << 6) | At(text, i + 2);
            }
            var kind = _kinds[point];
            own += kind & (int)Kind.Own;
            foreign += kind >> 1;
        }
    }

    private static int At(ReadOnlySpan<byte> text, int index) => index < text.Length ? text[index] & 0x3F : 0;

    private void Mark(string ranges)
    {
        var points = ranges.Split(' ').SelectMany(Points).ToHashSet();
        var scripts = points.Where(IsLetter).GroupBy(Scripts.Of).ToDictionary(group => group.Key, group => group.Count());
        var total = scripts.Values.Sum();
        for (var point = 0; point < Limit; point++)
        {
            if (!IsLetter(point) || scripts.GetValueOrDefault(Scripts.Of(point)) < MainScript * total) continue;
            _kinds[point] = (byte)(points.Contains(point) ? Kind.Own : Kind.Foreign);
        }
    }

    private static IEnumerable<int> Points(string range)
    {
        var ends = range.Split('-');
        var first = int.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var last = int.Parse(ends[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1);
    }

    private static bool IsLetter(int point) => CharUnicodeInfo.GetUnicodeCategory(point) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter;
}
