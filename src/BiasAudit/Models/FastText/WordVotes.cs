namespace BiasAudit.Models.FastText;

/// <summary>Says what is special about a word, as bits; 0 for most.</summary>
internal delegate ushort WordMarks(ReadOnlySpan<byte> word);

/// <summary>How the words of one document or more, each taken alone, vote for labels: evidence beside the prediction for the whole.</summary>
/// <param name="labels">The number of labels.</param>
/// <param name="marks">Asked once for each word that enters the table of words, so it may be slow.</param>
internal sealed class WordVotes(int labels, WordMarks marks)
{
    private readonly int[] _votes = new int[labels];
    private readonly int[] _marked = new int[16];

    /// <summary>Bytes of all words.</summary>
    public int Bytes { get; private set; }

    /// <summary>The number of words.</summary>
    public int Words { get; private set; }

    /// <summary>Words that are in the dictionary of the model.</summary>
    public int Known { get; private set; }

    /// <summary>Bytes of the words that vote for a label.</summary>
    public int this[int label] => _votes[label];

    /// <summary>Words with a mark, by its bit.</summary>
    public int Marked(int bit) => _marked[bit];

    public ushort MarksOf(ReadOnlySpan<byte> word) => marks(word);

    public void Clear()
    {
        Array.Clear(_votes);
        Array.Clear(_marked);
        (Bytes, Words, Known) = (0, 0, 0);
    }

    public void Add(in Word word, int bytes)
    {
        Words++;
        Bytes += bytes;
        if (word.IsKnown) Known++;
        if (word.Vote >= 0) _votes[word.Vote] += bytes;
        for (var bits = (uint)word.Marks; bits != 0; bits &= bits - 1) _marked[System.Numerics.BitOperations.TrailingZeroCount(bits)]++;
    }
}
