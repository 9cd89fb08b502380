using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The words of a text, as tokens (words and punctuation apart) and as stretches between white space, numbered in one loop.</summary>
internal sealed class WordScan
{
    /// <summary>The characters that datatrove counts as punctuation when it asks whether a token is a word.</summary>
    private const string Punctuation =
        "!/—\":％１〈&(、━\\【#%「」，】；+^]~“《„';’{|∶´[=-`*．（–？！：$～«〉,><》)?）。…@_.\"}►»";

    private const int LongLength = 255;

    /// <summary>One bit a unit: the punctuation above and the control characters.</summary>
    private static readonly ulong[] NotWords = MakeBits();

    private readonly Vocabulary _vocabulary = new();
    private readonly int[] _lengthCounts = new int[LongLength + 1];
    private int[] _numbers = new int[1024], _ends = new int[1025], _stretchOf = new int[1024];
    private int[] _firstTokens = new int[1025], _stretchEnds = new int[1025];
    private int _capacity = 1024, _marks, _marksLength;

    /// <summary>What is said of the different words once.</summary>
    public WordTotals Totals { get; } = new();

    /// <summary>The different words by number.</summary>
    public ReadOnlySpan<Word> Vocabulary => _vocabulary.Words;

    /// <summary>Tokens: words, and runs of one mark.</summary>
    public int TokenCount { get; private set; }

    /// <summary>Stretches between white space.</summary>
    public int StretchCount { get; private set; }

    /// <summary>The number of the word of each token.</summary>
    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, TokenCount);

    /// <summary>Characters of all tokens before each one, and of all.</summary>
    public ReadOnlySpan<int> TokenEnds => _ends.AsSpan(0, TokenCount + 1);

    /// <summary>Characters of all stretches before each one, and of all.</summary>
    public ReadOnlySpan<int> StretchEnds => _stretchEnds.AsSpan(0, StretchCount + 1);

    /// <summary>The stretch of each token.</summary>
    public ReadOnlySpan<int> StretchOf => _stretchOf.AsSpan(0, TokenCount);

    /// <summary>The first token of each stretch, and the number of tokens.</summary>
    public ReadOnlySpan<int> FirstTokens => _firstTokens.AsSpan(0, StretchCount + 1);

    /// <summary>Tokens that are words: neither of them consists of punctuation only.</summary>
    public int WordCount => TokenCount - _marks;

    /// <summary>Characters of those words.</summary>
    public long WordLength => SpacedLength - _marksLength;

    /// <summary>Tokens with a letter.</summary>
    public int Alphabetic { get; private set; }

    /// <summary>Words in capitals only.</summary>
    public int Capitals { get; private set; }

    /// <summary>Stretches with a letter.</summary>
    public int AlphabeticSpaced { get; private set; }

    /// <summary>Characters of all stretches.</summary>
    public int SpacedLength => _ends[TokenCount];

    /// <summary>The longest stretch.</summary>
    public int LongestSpaced { get; private set; }

    public void Scan(in TextView view)
    {
        _vocabulary.Reset(view.Words.Length);
        Array.Clear(_lengthCounts);
        Reserve(view.Words.Length, view.SpacedWords.Length);
        Split(view);
        _vocabulary.Fold(view.Text);
        Totals.Take(_vocabulary.Words);
    }

    /// <summary>The median length of a stretch; the mean of the middle two when their number is even.</summary>
    public double MedianSpacedLength()
    {
        var count = StretchCount;
        return count == 0 ? double.NaN : (SpacedLengthAt((count - 1) / 2) + SpacedLengthAt(count / 2)) / 2.0;
    }

    /// <summary>Finds the tokens, which are the words of the shared scan and what stands between them inside a stretch, and names them.</summary>
    /// <remarks>
    /// One loop does it all: where a token ends cannot be predicted, but it is known long before the token is named, so that the
    /// processor guesses anew while the tokens before are still on their way.
    /// </remarks>
    private void Split(in TextView view)
    {
        var words = view.Words;
        var stretches = view.SpacedWords;
        ref var text = ref MemoryMarshal.GetReference(view.Text);
        var (w, token, end, alphabetic, capitals, alphabeticSpaced, longest) = (0, 0, 0, 0, 0, 0, 0);
        (_marks, _marksLength) = (0, 0);
        var nextWord = words.Length > 0 ? words[0] : new(int.MaxValue, int.MaxValue);
        for (var s = 0; s < stretches.Length; s++)
        {
            var stretch = stretches[s];
            var (first, start, all, position, number) = (token, end, 0, stretch.Start, 0);
            do
            {
                Extent place;
                int length;
                if (nextWord.Start <= position)
                {
                    place = nextWord;
                    length = view.Length(place.Start, place.End);
                    nextWord = ++w < words.Length ? words[w] : new(int.MaxValue, int.MaxValue);
                }
                else
                {
                    place = new(position, EndOfMarks(view.Text, position, Math.Min(nextWord.Start, stretch.End)));
                    length = view.Length(place.Start, place.End);
                    CountMark(view.Text[position], length);
                    if (token + words.Length - w >= _capacity) GrowTokens();
                }
                var flags = _vocabulary.Meet(ref text, place, out number);
                end += length;
                (_numbers[token], _stretchOf[token]) = (number, s);
                _ends[++token] = end;
                alphabetic += flags & WordFlags.Letter;
                capitals += (flags & WordFlags.Capital) / WordFlags.Capital;
                all |= flags;
                position = place.End;
            }
            while (position < stretch.End);
            _vocabulary.AddAlone(number, token - first == 1 ? 1 : 0);
            (_firstTokens[s], _stretchEnds[s]) = (first, start);
            _lengthCounts[Math.Min(end - start, LongLength)]++;
            longest = Math.Max(longest, end - start);
            alphabeticSpaced += all & WordFlags.Letter;
        }
        (_firstTokens[stretches.Length], _stretchEnds[stretches.Length]) = (token, end);
        (TokenCount, StretchCount, LongestSpaced) = (token, stretches.Length, longest);
        (Alphabetic, Capitals, AlphabeticSpaced) = (alphabetic, capitals, alphabeticSpaced);
    }

    /// <summary>Where the run of one mark that begins here ends.</summary>
    private static int EndOfMarks(ReadOnlySpan<char> text, int start, int limit)
    {
        var (mark, end) = (text[start], start + 1);
        if (char.IsHighSurrogate(mark) && end < limit) return end + 1;
        while (end < limit && text[end] == mark) end++;
        return end;
    }

    private void CountMark(char mark, int length)
    {
        var counts = (int)(NotWords[mark >> 6] >> mark) & 1;
        _marks += counts;
        _marksLength += counts * length;
    }

    /// <summary>Makes room for tokens that are words; marks make room for themselves.</summary>
    private void Reserve(int words, int stretches)
    {
        while (_capacity <= words) GrowTokens();
        if (_firstTokens.Length <= stretches) (_firstTokens, _stretchEnds) = (new int[stretches * 2], new int[stretches * 2]);
    }

    private void GrowTokens()
    {
        _capacity *= 2;
        Array.Resize(ref _numbers, _capacity);
        Array.Resize(ref _stretchOf, _capacity);
        Array.Resize(ref _ends, _capacity + 1);
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
        for (var length = 0; length < LongLength; length++)
            if ((seen += _lengthCounts[length]) > rank) return length;
        var lengths = new int[StretchCount]; // rare: a text whose median stretch is this long has few of them
        for (var i = 0; i < lengths.Length; i++) lengths[i] = _stretchEnds[i + 1] - _stretchEnds[i];
        Array.Sort(lengths);
        return lengths[rank];
    }
}
