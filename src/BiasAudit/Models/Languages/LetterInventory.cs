using System.Globalization;
using System.Text;
using BiasAudit.Text;

namespace BiasAudit.Models.Languages;

/// <summary>The letters a language is written with, and frequent words that contradict it: evidence against a confident neighbor.</summary>
internal sealed class LetterInventory
{
    private const int Limit = 0x3000;
    private const double MainScript = 0.3;
    private static readonly Dictionary<string, string> Letters = EmbeddedFile.Lines("Models/Languages/letters.tsv")
        .Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);

    private static readonly ILookup<string, string> Contradictions = EmbeddedFile.Lines("Models/Languages/contradictions.tsv")
        .Select(line => line.Split('\t')).ToLookup(fields => fields[0], fields => fields[2], StringComparer.Ordinal);

    private readonly byte[] _kinds = new byte[Limit];
    private readonly HashSet<ulong> _words = [];

    private LetterInventory(string? letters, IEnumerable<string> contradictions)
    {
        if (letters is not null) Mark(letters);
        foreach (var word in contradictions.SelectMany(list => list.Split(' '))) _words.Add(Key(Encoding.UTF8.GetBytes(word)));
    }

    private enum Kind : byte
    {
        Other,
        Own,
        Foreign,
    }

    /// <summary>The inventory of a language, or null when nothing is known.</summary>
    public static LetterInventory? Of(string code) => Letters.TryGetValue(code, out var letters) || Contradictions.Contains(code)
        ? new(letters, Contradictions[code])
        : null;

    /// <summary>
    /// How strongly a text contradicts the language, 0..1: 1 when one in a hundred letters of its script, or one in fifty words, is
    /// none of its own. One such letter or word may be a name and counts for nothing.
    /// </summary>
    public double Contradiction(EvidenceText evidence)
    {
        var (own, foreign, words, against) = (0, 0, 0, 0);
        foreach (ref readonly var segment in evidence.Segments)
        {
            if (segment.IsCjk) continue;
            var text = evidence.Text(segment);
            CountLetters(text, ref own, ref foreign);
            if (_words.Count > 0) CountWords(text, ref words, ref against);
        }
        var byLetters = foreign < 2 ? 0 : 100.0 * foreign / (own + foreign);
        var byWords = against < 2 ? 0 : 50.0 * against / words;
        return Math.Min(1, Math.Max(byLetters, byWords));
    }

    private static ulong Key(ReadOnlySpan<byte> word) => System.IO.Hashing.XxHash3.HashToUInt64(word);

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
            switch ((Kind)_kinds[point])
            {
                case Kind.Own: own++; break;
                case Kind.Foreign: foreign++; break;
                default: break;
            }
        }
    }

    private static int At(ReadOnlySpan<byte> text, int index) => index < text.Length ? text[index] & 0x3F : 0;

    private void CountWords(ReadOnlySpan<byte> text, ref int words, ref int against)
    {
        foreach (var range in text.Split((byte)' '))
        {
            var word = text[range].Trim(".,!?;:\"'()"u8);
            if (word.IsEmpty) continue;
            words++;
            if (_words.Contains(Key(word))) against++;
        }
    }

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
