using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
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

    private static readonly bool[] Trimmed = BuildTrimmed();

    private readonly byte[] _kinds = new byte[Limit];
    private readonly HashSet<ulong> _words = [];

    // The lengths of the words that begin, and that end, with a byte, as bits: most words need no look-up in the set.
    private readonly ulong[] _lengthsByFirst = new ulong[256];
    private readonly ulong[] _lengthsByLast = new ulong[256];

    private LetterInventory(string? letters, IEnumerable<string> contradictions)
    {
        if (letters is not null) Mark(letters);
        foreach (var word in contradictions.SelectMany(list => list.Split(' ', StringSplitOptions.RemoveEmptyEntries))) AddWord(Encoding.UTF8.GetBytes(word));
    }

    // Bits, so that letters are counted without a branch.
    private enum Kind : byte
    {
        Other = 0,
        Own = 1,
        Foreign = 2,
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
            var kind = _kinds[point];
            own += kind & (int)Kind.Own;
            foreign += kind >> 1;
        }
    }

    private static int At(ReadOnlySpan<byte> text, int index) => index < text.Length ? text[index] & 0x3F : 0;

    private void CountWords(ReadOnlySpan<byte> text, ref int words, ref int against)
    {
        var start = 0;
        var block = 0;
        for (; block + Vector256<byte>.Count <= text.Length; block += Vector256<byte>.Count)
        {
            var spaces = Vector256.Equals(Vector256.Create(text[block..]), Vector256.Create((byte)' ')).ExtractMostSignificantBits();
            for (; spaces != 0; spaces &= spaces - 1)
            {
                var end = block + BitOperations.TrailingZeroCount(spaces);
                CountWord(text[start..end], ref words, ref against);
                start = end + 1;
            }
        }
        for (; block < text.Length; block++)
        {
            if (text[block] != ' ') continue;
            CountWord(text[start..block], ref words, ref against);
            start = block + 1;
        }
        CountWord(text[start..], ref words, ref against);
    }

    private void CountWord(ReadOnlySpan<byte> word, ref int words, ref int against)
    {
        while (!word.IsEmpty && Trimmed[word[0]]) word = word[1..];
        while (!word.IsEmpty && Trimmed[word[^1]]) word = word[..^1];
        if (word.IsEmpty) return;
        words++;
        if ((_lengthsByFirst[word[0]] & _lengthsByLast[word[^1]] & LengthBit(word)) != 0 && _words.Contains(Key(word))) against++;
    }

    private void AddWord(ReadOnlySpan<byte> word)
    {
        _words.Add(Key(word));
        _lengthsByFirst[word[0]] |= LengthBit(word);
        _lengthsByLast[word[^1]] |= LengthBit(word);
    }

    private static ulong LengthBit(ReadOnlySpan<byte> word) => 1UL << (word.Length & 63);

    private static bool[] BuildTrimmed()
    {
        var trimmed = new bool[256];
        foreach (var b in ".,!?;:\"'()"u8) trimmed[b] = true;
        return trimmed;
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
