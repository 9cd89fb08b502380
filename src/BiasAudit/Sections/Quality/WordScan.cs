using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The words of a text, as tokens (words and punctuation apart) and as stretches between white space.</summary>
/// <remarks>Each step is a loop of its own that does little and guesses nothing; what can be said of a word once is added up over the different words.</remarks>
internal sealed class WordScan
{
    private const int LongLength = 255;

    private readonly Vocabulary _vocabulary = new();
    private readonly int[] _lengthCounts = new int[LongLength + 1];
    private int[] _stretchEnds = new int[1025];

    /// <summary>The tokens and the stretches that they lie in.</summary>
    public Tokens Tokens { get; } = new();

    /// <summary>What is said of the different words once.</summary>
    public WordTotals Totals { get; } = new();

    /// <summary>The different words by number.</summary>
    public ReadOnlySpan<Word> Vocabulary => _vocabulary.Words;

    /// <summary>Characters of all stretches before each one, and of all.</summary>
    public ReadOnlySpan<int> StretchEnds => _stretchEnds.AsSpan(0, Tokens.StretchCount + 1);

    /// <summary>Tokens that are words: neither of them consists of punctuation only.</summary>
    public int WordCount => Tokens.Count - Totals.Marks;

    /// <summary>Characters of those words.</summary>
    public int WordLength => SpacedLength - Totals.MarksLength;

    /// <summary>Stretches with a letter.</summary>
    public int AlphabeticSpaced { get; private set; }

    /// <summary>Characters of all stretches.</summary>
    public int SpacedLength => Tokens.Ends[^1];

    /// <summary>The longest stretch.</summary>
    public int LongestSpaced { get; private set; }

    public void Scan(in TextView view, NarrowText narrow)
    {
        Tokens.Take(view, narrow, _vocabulary);
        AlphabeticSpaced = view.SpacedWordsWithLetter;
        MeasureStretches();
        Totals.Describe(view.Text, narrow, _vocabulary.Words);
        _vocabulary.Fold(view.Text, narrow, Totals.WithCapitals);
        Totals.Take(_vocabulary.Words);
    }

    /// <summary>The median length of a stretch; the mean of the middle two when their number is even.</summary>
    public double MedianSpacedLength()
    {
        var count = Tokens.StretchCount;
        return count == 0 ? double.NaN : (SpacedLengthAt((count - 1) / 2) + SpacedLengthAt(count / 2)) / 2.0;
    }

    private void MeasureStretches()
    {
        var firsts = Tokens.Firsts;
        var ends = Tokens.Ends;
        var lengthCounts = _lengthCounts;
        Array.Clear(lengthCounts);
        if (_stretchEnds.Length < firsts.Length) _stretchEnds = new int[firsts.Length * 2];
        var (stretchEnds, end, longest) = (_stretchEnds, 0, 0);
        for (var s = 1; s < firsts.Length; s++)
        {
            var next = ends[firsts[s]];
            var length = next - end;
            lengthCounts[Math.Min(length, LongLength)]++;
            longest = Math.Max(longest, length);
            stretchEnds[s] = end = next;
        }
        LongestSpaced = longest;
    }

    private int SpacedLengthAt(int rank)
    {
        var seen = 0;
        for (var length = 0; length < LongLength; length++)
            if ((seen += _lengthCounts[length]) > rank) return length;
        var lengths = new int[Tokens.StretchCount]; // rare: a text whose median stretch is this long has few of them
        for (var i = 0; i < lengths.Length; i++) lengths[i] = _stretchEnds[i + 1] - _stretchEnds[i];
        Array.Sort(lengths);
        return lengths[rank];
    }
}
