using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>What the variants of C4 keep of a text, line by line.</summary>
internal sealed class C4Scan
{
    /// <summary>A line with a longer stretch is dropped.</summary>
    public const int LongestWord = 1000;

    private static readonly int Fates = Enum.GetValues<C4LineFate>().Length;

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
        for (var i = 0; i < _tallies.Length; i++)
        {
            var tally = _tallies[i];
            var fate = FateOf(C4Variant.All[i], line, words, isLong, phrases, tally);
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

    private static C4LineFate FateOf(
        C4Variant variant, ReadOnlySpan<char> line, int words, bool isLong, C4Phrases phrases, Tally tally)
    {
        if (isLong) return C4LineFate.LongWord;
        if (variant.TerminalMarks.Length > 0 && !EndsWithMark(line, variant.TerminalMarks)) return C4LineFate.NoTerminalMark;
        if (words < variant.LeastWords) return C4LineFate.FewWords;
        if ((phrases & C4Phrases.LoremIpsum) != 0) tally.Lorem = true;
        if ((phrases & C4Phrases.JavaScript) != 0) return C4LineFate.JavaScript;
        if ((phrases & C4Phrases.CurlyBracket) != 0) tally.Curly = true;
        return (phrases & C4Phrases.Policy) != 0 ? C4LineFate.Policy : C4LineFate.Kept;
    }

    private static bool EndsWithMark(ReadOnlySpan<char> line, string marks) =>
        line.Length > 0 && marks.Contains(line[^1]) && !line.EndsWith("...");

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
