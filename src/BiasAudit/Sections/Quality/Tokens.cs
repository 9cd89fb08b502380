using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>Where the tokens of a text lie: the words of the shared scan, and the runs of one mark that stand between them inside a stretch.</summary>
internal sealed class Tokens
{
    /// <summary>The characters that datatrove counts as punctuation when it asks whether a token is a word.</summary>
    private const string Punctuation =
        "!/—\":％１〈&(、━\\【#%「」，】；+^]~“《„';’{|∶´[=-`*．（–？！：$～«〉,><》)?）。…@_.\"}►»";

    /// <summary>One bit a unit: the punctuation above and the control characters.</summary>
    private static readonly ulong[] NotWords = MakeBits();

    private int[] _starts = new int[1024], _ends = new int[1025], _stretchOf = new int[1024], _firsts = new int[1025];

    /// <summary>How many tokens there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many stretches there are.</summary>
    public int StretchCount { get; private set; }

    /// <summary>Tokens that are no words but punctuation or control characters.</summary>
    public int Marks { get; private set; }

    /// <summary>Characters of those tokens.</summary>
    public int MarksLength { get; private set; }

    /// <summary>Where each token begins in the text.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count);

    /// <summary>The sum of the lengths of all tokens before each one, and of all: in units, once they are counted in characters.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count + 1);

    /// <summary>The stretch of each token.</summary>
    public ReadOnlySpan<int> StretchOf => _stretchOf.AsSpan(0, Count);

    /// <summary>The first token of each stretch, and the number of tokens.</summary>
    public ReadOnlySpan<int> Firsts => _firsts.AsSpan(0, StretchCount + 1);

    /// <summary>Finds the tokens of a text.</summary>
    public void Split(in TextView view)
    {
        var words = view.Words;
        var stretches = view.SpacedWords;
        Reserve(words.Length, stretches.Length);
        var (w, token, end) = (0, 0, 0);
        var (starts, ends, stretchOf, firsts) = (_starts, _ends, _stretchOf, _firsts);
        var next = words.Length > 0 ? words[0] : new(int.MaxValue, int.MaxValue);
        for (var s = 0; s < stretches.Length; s++)
        {
            var (position, limit) = (stretches[s].Start, stretches[s].End);
            firsts[s] = token;
            do
            {
                (starts[token], stretchOf[token]) = (position, s);
                if (next.Start <= position)
                {
                    end += next.End - position;
                    position = next.End;
                    next = ++w < words.Length ? words[w] : new(int.MaxValue, int.MaxValue);
                }
                else
                {
                    var start = position;
                    position = EndOfMarks(view, start, Math.Min(next.Start, limit));
                    end += position - start;
                    if (token + words.Length - w + 1 >= starts.Length)
                    {
                        Grow(starts.Length * 2);
                        (starts, ends, stretchOf) = (_starts, _ends, _stretchOf);
                    }
                }
                ends[++token] = end;
            }
            while (position < limit);
        }
        firsts[stretches.Length] = token;
        (Count, StretchCount) = (token, stretches.Length);
    }

    /// <summary>Turns lengths in units into lengths in characters.</summary>
    public void CountCharacters(in TextView view)
    {
        if (!view.HasSurrogates) return;
        for (var (token, before, end) = (0, 0, 0); token < Count; token++)
        {
            var units = _ends[token + 1] - before;
            before += units;
            _ends[token + 1] = end += view.Length(_starts[token], _starts[token] + units);
        }
    }

    /// <summary>Where the run of one mark that begins here ends.</summary>
    private int EndOfMarks(in TextView view, int start, int limit)
    {
        var text = view.Text;
        var (mark, end) = (text[start], start + 1);
        if (char.IsHighSurrogate(mark) && end < limit) end++;
        else
            while (end < limit && text[end] == mark) end++;
        var counts = (int)(NotWords[mark >> 6] >> mark) & 1;
        Marks += counts;
        MarksLength += counts * view.Length(start, end);
        return end;
    }

    /// <summary>Makes room for tokens that are words; marks make room for themselves.</summary>
    private void Reserve(int words, int stretches)
    {
        (Marks, MarksLength) = (0, 0);
        if (_starts.Length <= words) Grow(words * 2);
        if (_firsts.Length <= stretches) _firsts = new int[stretches * 2];
    }

    private void Grow(int size)
    {
        Array.Resize(ref _starts, size);
        Array.Resize(ref _stretchOf, size);
        Array.Resize(ref _ends, size + 1);
    }

    private static ulong[] MakeBits()
    {
        var bits = new ulong[(char.MaxValue + 1) / 64];
        for (var unit = 0; unit <= char.MaxValue; unit++)
            if (char.IsControl((char)unit) || Punctuation.Contains((char)unit)) bits[unit >> 6] |= 1UL << unit;
        return bits;
    }
}
