using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>What the variants of C4 keep of a text, line by line.</summary>
internal sealed class C4Scan
{
    /// <summary>A line with a longer stretch is dropped.</summary>
    public const int LongestWord = 1000;

    private static readonly int Fates = Enum.GetValues<C4LineFate>().Length;

    /// <summary>The variants that ask for no mark.</summary>
    private static readonly int Unmarked = BitsOf(variant => variant.TerminalMarks.Length == 0);

    private static readonly byte[] Ended = MakeEnded();
    private static readonly int[] LeastWords = [.. C4Variant.All.Select(variant => variant.LeastWords)];

    private readonly Tally[] _tallies = [.. C4Variant.All.Select(_ => new Tally())];
    private char[] _buffer = new char[256];
    private bool _hasCitations, _hasCurly;

    /// <summary>Begins a text that holds these marks.</summary>
    public void Begin(TextMarks marks)
    {
        (_hasCitations, _hasCurly) = (marks.Square > 0, marks.Open > 0);
        foreach (var tally in _tallies) tally.Clear();
    }

    /// <summary>Takes one line into account.</summary>
    /// <param name="trimmed">The line without white space around it.</param>
    /// <param name="words">Stretches between white space in it.</param>
    /// <param name="isLong">Whether one of them is longer than <see cref="LongestWord"/>.</param>
    /// <param name="sentences">Sentences in it.</param>
    /// <param name="length">Characters of the line.</param>
    /// <param name="phrases">What C4's phrases it holds.</param>
    public void Add(ReadOnlySpan<char> trimmed, int words, bool isLong, int sentences, int length, C4Phrases phrases)
    {
        var line = _hasCitations ? Citations.Remove(trimmed, ref _buffer) : trimmed;
        if (line.Length != trimmed.Length) words = WordsOf(line);
        if (_hasCurly && line.Contains('{')) phrases |= C4Phrases.CurlyBracket;
        var ended = EndedFor(line);
        for (var i = 0; i < _tallies.Length; i++)
        {
            var tally = _tallies[i];
            var fate = isLong ? C4LineFate.LongWord
                : (ended >> i & 1) == 0 ? C4LineFate.NoTerminalMark
                : words < LeastWords[i] ? C4LineFate.FewWords
                : phrases == C4Phrases.None ? C4LineFate.Kept : FateOf(phrases, tally);
            tally.Lines[(int)fate]++;
            if (fate != C4LineFate.Kept) continue;
            tally.Sentences += sentences;
            tally.Length += length;
        }
    }

    /// <summary>Writes the signals.</summary>
    public void Conclude(QualityFacts facts, int characters)
    {
        for (var i = 0; i < _tallies.Length; i++)
        {
            var (signal, tally) = (C4Variant.All[i].Lorem, _tallies[i]);
            tally.Lines.CopyTo(facts.C4Lines, i * Fates);
            facts[signal] = tally.Lorem ? 1 : 0;
            facts[signal + 1] = tally.Curly ? 1 : 0;
            facts[signal + 2] = tally.Sentences;
            facts[signal + 3] = (double)tally.Length / characters;
        }
    }

    /// <summary>The fate of a line that is long enough and ends with a mark, but holds phrases.</summary>
    private static C4LineFate FateOf(C4Phrases phrases, Tally tally)
    {
        if ((phrases & C4Phrases.LoremIpsum) != 0) tally.Lorem = true;
        if ((phrases & C4Phrases.JavaScript) != 0) return C4LineFate.JavaScript;
        if ((phrases & C4Phrases.CurlyBracket) != 0) tally.Curly = true;
        return (phrases & C4Phrases.Policy) != 0 ? C4LineFate.Policy : C4LineFate.Kept;
    }

    /// <summary>The variants for which a line ends as one should, one bit each.</summary>
    private static int EndedFor(ReadOnlySpan<char> line)
    {
        if (line.Length == 0) return Unmarked;
        var last = line[^1];
        var ended = last < Ended.Length ? Ended[last] : Unmarked;
        return last == '.' && line.EndsWith("...") ? Unmarked : ended;
    }

    /// <summary>The variants that take a mark, one bit each, by the mark.</summary>
    private static byte[] MakeEnded() => [.. Enumerable.Range(0, 0x80).Select(mark => (byte)BitsOf(variant => variant.TerminalMarks.Length == 0 || variant.TerminalMarks.Contains((char)mark)))];

    private static int BitsOf(Func<C4Variant, bool> holds) => C4Variant.All.Select((variant, i) => holds(variant) ? 1 << i : 0).Sum();

    private static int WordsOf(ReadOnlySpan<char> line)
    {
        var (words, inside) = (0, false);
        foreach (var unit in line)
        {
            if (char.IsWhiteSpace(unit)) inside = false;
            else if (!inside) (words, inside) = (words + 1, true);
        }
        return words;
    }

    private sealed class Tally
    {
        public readonly int[] Lines = new int[Fates];
        public int Sentences;
        public long Length;
        public bool Lorem, Curly;

        public void Clear()
        {
            Array.Clear(Lines);
            (Sentences, Length, Lorem, Curly) = (0, 0, false, false);
        }
    }
}

/// <summary>What a line holds of the phrases that C4 looks for.</summary>
[Flags]
internal enum C4Phrases
{
    None = 0,
    LoremIpsum = 1,
    JavaScript = 2,
    CurlyBracket = 4,
    Policy = 8,
}
