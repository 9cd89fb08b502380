using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>What the different words of a text add up to: stop words, signs of phrases, and the words without regard to case.</summary>
internal sealed class WordTotals
{
    private static readonly double[] CountLogs = [.. Enumerable.Range(0, 1024).Select(count => count == 0 ? 0 : count * Math.Log(count))];

    /// <summary>The characters that datatrove counts as punctuation when it asks whether a token is a word; the low line and the wide 1 stand in words only.</summary>
    private const string Punctuation =
        "!/—\":％〈&(、━\\【#%「」，】；+^]~“《„';’{|∶´[=-`*．（–？！：$～«〉,><》)?）。…@.\"}►»";

    /// <summary>One bit a unit: the punctuation above and the control characters.</summary>
    private static readonly ulong[] NotWords = MakeBits();

    private int[] _listed = [], _repeated = [], _withCapitals = [];
    private int _capitalCount;

    /// <summary>The keys of listed phrases that the text has among its words.</summary>
    public List<int> PhraseKeys { get; } = [];

    /// <summary>English stop words of Gopher among the stretches, every occurrence.</summary>
    public int StopWordOccurrences { get; private set; }

    /// <summary>How many different words of each stop-word list occur among the tokens.</summary>
    public int[] StopWordsOf { get; } = new int[ListedWords.StopLanguages.Length];

    /// <summary>Different words without regard to case.</summary>
    public int Distinct { get; private set; }

    /// <summary>The entropy of the words without regard to case, in nats.</summary>
    public double Entropy { get; private set; }

    /// <summary>Tokens with a letter.</summary>
    public int Alphabetic { get; private set; }

    /// <summary>Tokens whose letters are capitals only.</summary>
    public int Capitals { get; private set; }

    /// <summary>Tokens that are no words but punctuation or control characters.</summary>
    public int Marks { get; private set; }

    /// <summary>Characters of those tokens.</summary>
    public int MarksLength { get; private set; }

    /// <summary>The numbers of the words with a capital.</summary>
    public ReadOnlySpan<int> WithCapitals => _withCapitals.AsSpan(0, _capitalCount);

    /// <summary>Says of each word of a text what its letters are, and adds that up over the tokens.</summary>
    public void Describe(ReadOnlySpan<char> text, NarrowText narrow, Span<Word> words)
    {
        if (_withCapitals.Length <= words.Length) _withCapitals = new int[words.Length * 2 + 1];
        ref var unit = ref MemoryMarshal.GetReference(text);
        var (alphabetic, capitals, marks, marksLength, found) = (0, 0, 0, 0, 0);
        var (list, notWords) = (_withCapitals, NotWords);
        for (var i = 1; i < words.Length; i++)
        {
            ref var word = ref words[i];
            var (count, length, first) = (word.Count, word.Place.Length, Unsafe.Add(ref unit, word.Place.Start));
            var flags = narrow.TryRead(word.Place, out var letters) ? WordFlags.OfAscii(letters) : WordFlags.Of(word.Place.Of(text));
            var mark = (int)(notWords[first >> 6] >> first) & 1;
            word.Flags = flags;
            alphabetic += (flags & WordFlags.Letter) * count;
            capitals += (flags >> WordFlags.CapitalBit & 1) * count;
            marks += mark * count;
            marksLength += mark * count * length;
            list[found] = i;
            found += flags >> WordFlags.HasCapitalBit;
        }
        (Alphabetic, Capitals, Marks, MarksLength, _capitalCount) = (alphabetic, capitals, marks, marksLength, found);
    }

    /// <summary>Adds up the words of a text.</summary>
    public void Take(ReadOnlySpan<Word> words)
    {
        if (_listed.Length <= words.Length) (_listed, _repeated) = (new int[words.Length * 2 + 1], new int[words.Length * 2 + 1]);
        var (distinct, total, listed, repeated) = (0, 0L, 0, 0);
        var (list, counts) = (_listed, _repeated);
        for (var i = 1; i < words.Length; i++)
        {
            ref readonly var word = ref words[i];
            var count = (word.Flags & WordFlags.Letter) * word.Count + word.Moved;
            (list[listed], counts[repeated]) = (i, count);
            listed += ListedWords.MayHold(word.Hash);
            repeated += count > 1 ? 1 : 0;
            distinct += count > 0 ? 1 : 0;
            total += count;
        }
        (Distinct, Entropy) = (distinct, total == 0 ? 0 : Math.Log(total) - SumOfLogs(counts.AsSpan(0, repeated)) / total);
        TakeListed(words, list.AsSpan(0, listed));
    }

    /// <summary>The sum of n log n; words that occur once add nothing.</summary>
    private static double SumOfLogs(ReadOnlySpan<int> counts)
    {
        var sum = 0.0;
        foreach (var count in counts) sum += count < CountLogs.Length ? CountLogs[count] : count * Math.Log(count);
        return sum;
    }

    private void TakeListed(ReadOnlySpan<Word> words, ReadOnlySpan<int> listed)
    {
        PhraseKeys.Clear();
        Array.Clear(StopWordsOf);
        StopWordOccurrences = 0;
        foreach (var number in listed)
        {
            ref readonly var word = ref words[number];
            ListedWords.Find(word.Hash, out var lists, out var key);
            if (key >= 0) PhraseKeys.Add(key);
            StopWordOccurrences += (lists & ListedWords.Gopher) * word.Alone;
            if (word.Count == 0) continue; // only the form in small letters of others
            for (var i = 0; lists != 0; i++, lists >>= 1) StopWordsOf[i] += lists & 1;
        }
    }

    private static ulong[] MakeBits()
    {
        var bits = new ulong[(char.MaxValue + 1) / 64];
        for (var unit = 0; unit <= char.MaxValue; unit++)
            if (char.IsControl((char)unit) || Punctuation.Contains((char)unit)) bits[unit >> 6] |= 1UL << unit;
        return bits;
    }
}
