namespace BiasAudit.Models.FastText;

/// <summary>The last layer of a fastText model: how a hidden vector becomes probabilities.</summary>
public enum FastTextLoss
{
    /// <summary>Hierarchical softmax over a Huffman tree of the labels.</summary>
    HierarchicalSoftmax = 1,

    /// <summary>Negative sampling; read as one logistic unit a label.</summary>
    NegativeSampling = 2,

    /// <summary>Softmax over all labels.</summary>
    Softmax = 3,

    /// <summary>One logistic unit a label: probabilities of several labels need not sum to 1.</summary>
    OneVsAll = 4,
}

/// <summary>The part of a model's training arguments that reading and predicting depend on.</summary>
/// <param name="Dimension">Numbers in a vector.</param>
/// <param name="WordNgrams">The longest sequence of words that is a feature; 1 for words alone.</param>
/// <param name="Loss">The last layer.</param>
/// <param name="Buckets">Hash buckets of n-grams.</param>
/// <param name="MinimumNgram">The shortest character n-gram, in code points.</param>
/// <param name="MaximumNgram">The longest character n-gram; 0 for none.</param>
public sealed record FastTextArguments(
    int Dimension, int WordNgrams, FastTextLoss Loss, int Buckets, int MinimumNgram, int MaximumNgram)
{
    /// <summary>Whether any feature lives in hash buckets.</summary>
    public bool UsesBuckets => MaximumNgram > 0 || WordNgrams > 1;
}
