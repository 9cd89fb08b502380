namespace BiasAudit.Sections.Quality;

/// <summary>One sweep over the words of a text, as tokens (words and punctuation apart) and as stretches between white space.</summary>
/// <remarks>The sweep only numbers and counts; what can be said of a word once is added up over the different words afterwards.</remarks>
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
        Vocabulary.Reset(view.SpacedWords.Length * 3 / 4); // as many different words as longer texts have; small enough for the nearest cache
        Tokens.Reset(view.Words.Length * 2);
        Spaced.Reset(view.SpacedWords.Length);
        Array.Clear(_lengthCounts);
        (WordCount, WordLength, SpacedLength, LongestSpaced) = (view.Words.Length, 0, 0, 0);
        Sweep(view);
        AddUp();
    }

    /// <summary>The median length of a stretch; the mean of the middle two when their number is even.</summary>
    public double MedianSpacedLength()
    {
        var count = Spaced.Count;
        return count == 0 ? double.NaN : (SpacedLengthAt((count - 1) / 2) + SpacedLengthAt(count / 2)) / 2.0;
    }

    // The hot loop of the section, hence in one piece: it takes some nanoseconds a word, and every call would show.
    private void Sweep(in TextView view)
    {
        var words = view.Words;
        var text = view.Text;
        var (w, wordLength, spacedLength, longest, letters, stopWords) = (0, 0L, 0L, 0, 0, 0);
        foreach (var spaced in view.SpacedWords)
        {
            var (position, first, parts, flags, identity) = (spaced.Start, Tokens.Count, 0, 0, 0UL);
            while (position < spaced.End)
            {
                var number = 0;
                if (w < words.Length && words[w].Start <= position)
                {
                    var word = words[w++];
                    var size = view.Length(word.Start, word.End);
                    number = Vocabulary.AddToken(word.Of(text));
                    Tokens.Add((uint)number, size);
                    wordLength += size;
                    position = word.End;
                }
                else (number, position) = AddMark(view, position, w < words.Length ? Math.Min(words[w].Start, spaced.End) : spaced.End);
                identity = parts++ == 0 ? (uint)number : WordHash.Combine(identity, (uint)number);
                flags |= Vocabulary.FlagsOf(number);
            }
            var length = view.Length(spaced.Start, spaced.End);
            AddSpaced(identity, length, first);
            letters += flags & Vocabulary.Letter;
            stopWords += parts == 1 ? flags >> Vocabulary.StopLists & ListedWords.Gopher : 0;
            spacedLength += length;
            longest = Math.Max(longest, length);
        }
        (WordLength, SpacedLength, LongestSpaced) = (WordLength + wordLength, spacedLength, longest);
        (AlphabeticSpaced, StopWordOccurrences) = (letters, stopWords);
    }

    private void AddSpaced(ulong identity, int length, int firstToken)
    {
        if (Spaced.Count == _firstTokens.Length) Array.Resize(ref _firstTokens, _firstTokens.Length * 2);
        _firstTokens[Spaced.Count] = firstToken;
        Spaced.Add(identity, length);
        _lengthCounts[Math.Min(length, _lengthCounts.Length - 1)]++;
    }

    /// <summary>Adds the run of one mark that begins here; returns its number and where it ends.</summary>
    private (int Number, int End) AddMark(in TextView view, int start, int limit)
    {
        var text = view.Text;
        var (mark, end) = (text[start], start + 1);
        if (char.IsHighSurrogate(mark) && end < limit) end++;
        else
            while (end < limit && text[end] == mark) end++;
        var number = Vocabulary.AddToken(text[start..end]);
        var length = view.Length(start, end);
        Tokens.Add((uint)number, length);
        if ((NotWords[mark >> 6] >> mark & 1) != 0) return (number, end);
        WordCount++;
        WordLength += length;
        return (number, end);
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
