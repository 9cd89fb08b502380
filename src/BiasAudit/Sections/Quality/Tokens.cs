using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The tokens of a text, each with the number of its word, and the stretches between white space that they lie in.</summary>
internal sealed class Tokens
{
    private int[] _numbers = [], _ends = [0], _stretchOf = [], _firsts = [0];

    /// <summary>How many tokens there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many stretches there are.</summary>
    public int StretchCount { get; private set; }

    /// <summary>The number of the word of each token.</summary>
    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, Count);

    /// <summary>Characters of all tokens before each one, and of all.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count + 1);

    /// <summary>The stretch of each token.</summary>
    public ReadOnlySpan<int> StretchOf => _stretchOf.AsSpan(0, Count);

    /// <summary>The first token of each stretch, and the number of tokens.</summary>
    public ReadOnlySpan<int> Firsts => _firsts.AsSpan(0, StretchCount + 1);

    /// <summary>Lays out the tokens of a text, and numbers and counts their words.</summary>
    public void Take(in TextView view, NarrowText narrow, Vocabulary vocabulary)
    {
        Reserve(view.Tokens.Length);
        LayOut(view.Tokens);
        if (view.HasSurrogates) CountCharacters(view);
        vocabulary.Number(view, narrow, _numbers);
    }

    /// <remarks>Nothing is asked that cannot be predicted: what only some tokens do, all do, where the next one writes over it.</remarks>
    private void LayOut(ReadOnlySpan<Extent> tokens)
    {
        ref var token = ref MemoryMarshal.GetReference(tokens);
        ref var ends = ref MemoryMarshal.GetArrayDataReference(_ends);
        ref var stretchOf = ref MemoryMarshal.GetArrayDataReference(_stretchOf);
        ref var firsts = ref MemoryMarshal.GetArrayDataReference(_firsts);
        var (stretch, end, before) = (-1, 0, -1);
        for (nint i = 0; i < tokens.Length; i++) // all of these have a place for each token
        {
            var place = Unsafe.Add(ref token, i);
            stretch += place.Start != before ? 1 : 0;
            before = place.End;
            Unsafe.Add(ref ends, i + 1) = end += place.Length;
            Unsafe.Add(ref stretchOf, i) = stretch;
            Unsafe.Add(ref firsts, stretch + 1) = (int)i + 1;
        }
        StretchCount = stretch + 1;
    }

    /// <summary>Turns lengths in units into lengths in characters.</summary>
    private void CountCharacters(in TextView view)
    {
        for (var (i, end) = (0, 0); i < Count; i++) _ends[i + 1] = end += view.Length(view.Tokens[i].Start, view.Tokens[i].End);
    }

    private void Reserve(int count)
    {
        Count = count;
        if (_numbers.Length < count) (_numbers, _ends, _stretchOf, _firsts) = (new int[count * 2], new int[count * 2 + 1], new int[count * 2], new int[count * 2 + 1]);
    }
}
