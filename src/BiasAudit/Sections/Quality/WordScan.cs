using System.Buffers;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>One sweep over the words of a text, as tokens (words and punctuation apart) and as stretches between white space.</summary>
internal sealed class WordScan
{
    /// <summary>The characters that datatrove counts as punctuation when it asks whether a token is a word.</summary>
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(
        "!/—”:％１〈&(、━\\【#%「」，】；+^]~“《„';’{|∶´[=-`*．（–？！：$～«〉,><》)?）。…@_.\"}►»");

    private static readonly double[] CountLogs = [.. Enumerable.Range(0, 1024).Select(count => count == 0 ? 0 : count * Math.Log(count))];

    private readonly int[] _lengthCounts = new int[256];
    private int[] _folded = [];

    public Vocabulary Vocabulary { get; } = new();

    public TokenStream Tokens { get; } = new();

    public TokenStream Spaced { get; } = new();

    /// <summary>Tokens that are words: neither of them consists of punctuation only.</summary>
    public int WordCount { get; private set; }

    /// <summary>Characters of those words.</summary>
    public long WordLength { get; private set; }

    /// <summary>Tokens with a letter.</summary>
    public int Alphabetic { get; private set; }

    /// <summary>Words in capitals only.</summary>
    public int Capitals { get; private set; }

    /// <summary>Stretches with a letter.</summary>
    public int AlphabeticSpaced { get; private set; }

    /// <summary>Characters of all stretches.</summary>
    public long SpacedLength { get; private set; }

    /// <summary>The longest stretch.</summary>
    public int LongestSpaced { get; private set; }

    /// <summary>English stop words of Gopher among the stretches, every occurrence.</summary>
    public int StopWordOccurrences { get; private set; }

    /// <summary>The stop-word lists, with how many different words of each occur among the tokens, by bit.</summary>
    public int[] StopWordsOf { get; } = new int[ListedWords.StopLanguages.Length];

    public void Scan(in TextView view)
    {
        Begin(view);
        var words = view.Words;
        var w = 0;
        foreach (var spaced in view.SpacedWords)
        {
            var (position, parts, number, letters, identity) = (spaced.Start, 0, 0, 0, 0UL);
            while (position < spaced.End)
            {
                if (w < words.Length && words[w].Start <= position)
                {
                    number = AddWord(view, words[w]);
                    letters |= Vocabulary.Flags[number];
                    position = words[w++].End;
                }
                else (number, position) = AddMark(view, position, w < words.Length ? Math.Min(words[w].Start, spaced.End) : spaced.End);
                identity = parts++ == 0 ? (uint)number : WordHash.Combine(identity, (uint)number);
            }
            AddSpaced(view, spaced, parts == 1 ? number : Vocabulary.NumberOfParts(identity), letters & Vocabulary.Letter);
        }
    }

    /// <summary>The median length of a stretch; the mean of the middle two when their number is even.</summary>
    public double MedianSpacedLength()
    {
        var count = Spaced.Count;
        if (count == 0) return double.NaN;
        return (SpacedLengthAt((count - 1) / 2) + SpacedLengthAt(count / 2)) / 2.0;
    }

    /// <summary>Different words without regard to case, and the entropy of their distribution in nats.</summary>
    public (int Distinct, double Entropy) Folded()
    {
        if (_folded.Length < Vocabulary.Count) _folded = new int[Vocabulary.Count * 2];
        var folded = _folded.AsSpan(0, Vocabulary.Count);
        folded.Clear();
        var flags = Vocabulary.Flags;
        var targets = Vocabulary.Folded;
        var counts = Vocabulary.TokenCounts;
        for (var i = 0; i < folded.Length; i++)
            if ((flags[i] & Vocabulary.Letter) != 0) folded[targets[i]] += counts[i];
        var (distinct, total, sum) = (0, 0L, 0.0);
        foreach (var count in folded)
        {
            if (count == 0) continue;
            distinct++;
            total += count;
            sum += count < CountLogs.Length ? CountLogs[count] : count * Math.Log(count);
        }
        return (distinct, total == 0 ? 0 : Math.Log(total) - sum / total);
    }

    private void Begin(in TextView view)
    {
        Vocabulary.Reset(view.SpacedWords.Length);
        Tokens.Reset(view.Words.Length * 2);
        Spaced.Reset(view.SpacedWords.Length);
        (WordCount, WordLength, Alphabetic, Capitals) = (0, 0, 0, 0);
        (AlphabeticSpaced, SpacedLength, LongestSpaced, StopWordOccurrences) = (0, 0, 0, 0);
        Array.Clear(_lengthCounts);
        Array.Clear(StopWordsOf);
    }

    private int AddWord(in TextView view, Extent word)
    {
        var number = Vocabulary.Number(word.Of(view.Text));
        var flags = Vocabulary.Flags[number];
        var length = view.Length(word.Start, word.End);
        WordCount++;
        WordLength += length;
        Alphabetic += flags & Vocabulary.Letter;
        Capitals += (flags & Vocabulary.Capital) / Vocabulary.Capital;
        AddToken(number, length, flags);
        return number;
    }

    /// <summary>Adds the run of one mark that begins here; returns its number and where it ends.</summary>
    private (int Number, int End) AddMark(in TextView view, int start, int limit)
    {
        var text = view.Text;
        var (mark, end) = (text[start], start + 1);
        if (char.IsHighSurrogate(mark) && end < limit) end++;
        else
            while (end < limit && text[end] == mark) end++;
        var number = Vocabulary.Number(text[start..end]);
        var length = view.Length(start, end);
        AddToken(number, length, Vocabulary.Flags[number]);
        if (Punctuation.Contains(mark) || char.IsControl(mark)) return (number, end);
        WordCount++;
        WordLength += length;
        return (number, end);
    }

    private void AddToken(int number, int length, int flags)
    {
        if (Vocabulary.TokenCounts[number]++ == 0 && flags >> Vocabulary.StopLists is > 0 and var lists)
            for (var i = 0; i < StopWordsOf.Length; i++) StopWordsOf[i] += lists >> i & 1;
        Tokens.Add(number, length);
    }

    private void AddSpaced(in TextView view, Extent spaced, int number, int letter)
    {
        var length = view.Length(spaced.Start, spaced.End);
        Vocabulary.SpacedCounts[number]++;
        StopWordOccurrences += Vocabulary.Flags[number] >> Vocabulary.StopLists & ListedWords.Gopher;
        AlphabeticSpaced += letter;
        SpacedLength += length;
        LongestSpaced = Math.Max(LongestSpaced, length);
        _lengthCounts[Math.Min(length, _lengthCounts.Length - 1)]++;
        Spaced.Add(number, length);
    }

    private int SpacedLengthAt(int rank)
    {
        var seen = 0;
        for (var length = 0; length < _lengthCounts.Length - 1; length++)
            if ((seen += _lengthCounts[length]) > rank) return length;
        var lengths = Spaced.Lengths.ToArray(); // rare: a text whose median stretch is this long has few of them
        Array.Sort(lengths);
        return lengths[rank];
    }
}
