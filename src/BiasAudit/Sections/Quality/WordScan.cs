using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The words of a text, as tokens (words and punctuation apart) and as stretches between white space.</summary>
/// <remarks>Each step is a loop of its own that does little and guesses nothing; what can be said of a word once is added up over the different words.</remarks>
internal sealed class WordScan
{
    /// <summary>The characters that datatrove counts as punctuation when it asks whether a token is a word.</summary>
    private const string Punctuation =
        "!/—\":％１〈&(、━\\【#%「」，】；+^]~“《„';’{|∶´[=-`*．（–？！：$～«〉,><》)?）。…@_.\"}►»";

    /// <summary>One bit a unit: the punctuation above and the control characters.</summary>
    private static readonly ulong[] NotWords = MakeBits();

    private static readonly double[] CountLogs = [.. Enumerable.Range(0, 1024).Select(count => count == 0 ? 0 : count * Math.Log(count))];

    private readonly int[] _lengthCounts = new int[256];
    private int[] _foldedCounts = [];
    private int[] _firstTokens = new int[1024];

    public Vocabulary Vocabulary { get; } = new();

    public TokenStream Tokens { get; } = new();

    public TokenStream Spaced { get; } = new();

    /// <summary>The first token of each stretch.</summary>
    public ReadOnlySpan<int> FirstTokens => _firstTokens.AsSpan(0, Spaced.Count);

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

    /// <summary>How many different words of each stop-word list occur among the tokens.</summary>
    public int[] StopWordsOf { get; } = new int[ListedWords.StopLanguages.Length];

    /// <summary>Different words without regard to case.</summary>
    public int Distinct { get; private set; }

    /// <summary>The entropy of the words without regard to case, in nats.</summary>
    public double Entropy { get; private set; }

    public void Scan(in TextView view)
    {
        Tokens.Reset(view.Words.Length * 2);
        Spaced.Reset(view.SpacedWords.Length);
        Array.Clear(_lengthCounts);
        Split(view);
        Vocabulary.Number(view.Text, Tokens);
        JoinStretches(view);
        AddUp();
    }

    /// <summary>The median length of a stretch; the mean of the middle two when their number is even.</summary>
    public double MedianSpacedLength()
    {
        var count = Spaced.Count;
        return count == 0 ? double.NaN : (SpacedLengthAt((count - 1) / 2) + SpacedLengthAt(count / 2)) / 2.0;
    }

    /// <summary>Finds the tokens: the words of the scan, and what stands between them inside a stretch.</summary>
    private void Split(in TextView view)
    {
        var words = view.Words;
        if (_firstTokens.Length <= view.SpacedWords.Length) _firstTokens = new int[view.SpacedWords.Length * 2];
        var (w, stretch, length) = (0, 0, 0L);
        (WordCount, WordLength) = (words.Length, 0);
        foreach (var spaced in view.SpacedWords)
        {
            _firstTokens[stretch++] = Tokens.Count;
            for (var position = spaced.Start; position < spaced.End;)
            {
                if (w < words.Length && words[w].Start <= position)
                {
                    var word = words[w++];
                    var size = view.Length(word.Start, word.End);
                    Tokens.Add(word, size);
                    length += size;
                    position = word.End;
                }
                else position = AddMark(view, position, w < words.Length ? Math.Min(words[w].Start, spaced.End) : spaced.End);
            }
        }
        _firstTokens[stretch] = Tokens.Count;
        WordLength += length;
    }

    /// <summary>Adds the run of one mark that begins here; returns where it ends.</summary>
    private int AddMark(in TextView view, int start, int limit)
    {
        var text = view.Text;
        var (mark, end) = (text[start], start + 1);
        if (char.IsHighSurrogate(mark) && end < limit) end++;
        else
            while (end < limit && text[end] == mark) end++;
        var length = view.Length(start, end);
        Tokens.Add(new(start, end), length);
        if ((NotWords[mark >> 6] >> mark & 1) != 0) return end;
        WordCount++;
        WordLength += length;
        return end;
    }

    /// <summary>Names each stretch by its tokens, and adds up what is said of stretches.</summary>
    private void JoinStretches(in TextView view)
    {
        var numbers = Tokens.Words;
        var flagsOf = Vocabulary.Flags;
        var (sum, longest, letters, stopWords) = (0L, 0, 0, 0);
        for (var i = 0; i < view.SpacedWords.Length; i++)
        {
            var (first, end) = (_firstTokens[i], _firstTokens[i + 1]);
            var identity = numbers[first];
            var flags = flagsOf[(int)identity];
            if (end == first + 1) stopWords += flags >> Vocabulary.StopLists & ListedWords.Gopher;
            for (var token = first + 1; token < end; token++)
            {
                identity = WordHash.Combine(identity, numbers[token]);
                flags |= flagsOf[(int)numbers[token]];
            }
            var extent = view.SpacedWords[i];
            var length = view.Length(extent.Start, extent.End);
            Spaced.Add(extent, length, identity);
            _lengthCounts[Math.Min(length, _lengthCounts.Length - 1)]++;
            letters += flags & Vocabulary.Letter;
            sum += length;
            longest = Math.Max(longest, length);
        }
        (SpacedLength, LongestSpaced, AlphabeticSpaced, StopWordOccurrences) = (sum, longest, letters, stopWords);
    }

    private void AddUp()
    {
        if (_foldedCounts.Length < Vocabulary.Count) _foldedCounts = new int[Vocabulary.Count * 2];
        var folded = _foldedCounts.AsSpan(0, Vocabulary.Count);
        folded.Clear();
        Array.Clear(StopWordsOf);
        (Alphabetic, Capitals) = (0, 0);
        var flags = Vocabulary.Flags;
        var tokens = Vocabulary.TokenCounts;
        var targets = Vocabulary.Folded;
        for (var i = 0; i < folded.Length; i++)
        {
            if ((flags[i] & Vocabulary.Letter) == 0 && flags[i] >> Vocabulary.StopLists == 0) continue;
            Alphabetic += (flags[i] & Vocabulary.Letter) * tokens[i];
            Capitals += ((flags[i] & Vocabulary.Capital) >> 1) * tokens[i];
            folded[targets[i]] += (flags[i] & Vocabulary.Letter) * tokens[i];
            if (flags[i] >> Vocabulary.StopLists is > 0 and var lists && tokens[i] > 0) AddStopWord(lists);
        }
        AddUpFolded(folded);
    }

    private void AddStopWord(int lists)
    {
        for (var i = 0; i < StopWordsOf.Length; i++) StopWordsOf[i] += lists >> i & 1;
    }

    private void AddUpFolded(ReadOnlySpan<int> counts)
    {
        var (distinct, total, sum) = (0, 0L, 0.0);
        foreach (var count in counts)
        {
            if (count == 0) continue;
            distinct++;
            total += count;
            sum += count < CountLogs.Length ? CountLogs[count] : count * Math.Log(count);
        }
        (Distinct, Entropy) = (distinct, total == 0 ? 0 : Math.Log(total) - sum / total);
    }

    private static ulong[] MakeBits()
    {
        var bits = new ulong[(char.MaxValue + 1) / 64];
        for (var unit = 0; unit <= char.MaxValue; unit++)
            if (char.IsControl((char)unit) || Punctuation.Contains((char)unit)) bits[unit >> 6] |= 1UL << unit;
        return bits;
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
