namespace BiasAudit.Models.FastText;

/// <summary>How the words of one document or more, each taken alone, vote for labels: evidence beside the prediction for the whole.</summary>
/// <param name="labels">The number of labels.</param>
internal sealed class WordVotes(int labels)
{
    private readonly int[] _votes = new int[labels];

    /// <summary>Bytes of all words.</summary>
    public int Bytes { get; private set; }

    /// <summary>The number of words.</summary>
    public int Words { get; private set; }

    /// <summary>Words that are in the dictionary of the model.</summary>
    public int Known { get; private set; }

    /// <summary>Bytes of the words that vote for a label.</summary>
    public int this[int label] => _votes[label];

    public void Clear()
    {
        Array.Clear(_votes);
        (Bytes, Words, Known) = (0, 0, 0);
    }

    public void Add(in Word word, int bytes)
    {
        Words++;
        Bytes += bytes;
        if (word.IsKnown) Known++;
        if (word.Vote >= 0) _votes[word.Vote] += bytes;
    }
}
