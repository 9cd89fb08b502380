namespace BiasAudit.Models.Languages;

/// <summary>What speaks for and against the best label of one document: the input of the calibration.</summary>
/// <param name="Share">The probability mass of the label's group over all letters, 0..1.</param>
/// <param name="Runner">The same for the second group.</param>
/// <param name="Letters">Letters examined.</param>
/// <param name="Agreement">The share of words (by bytes) that, taken alone, vote for the group.</param>
/// <param name="KnownWords">The share of words that the model's dictionary holds.</param>
/// <param name="FeaturesPerLetter">Features of the text that the model knows, for each letter.</param>
/// <param name="Contradiction">Evidence against the label from letters and words, 0..1.</param>
internal readonly record struct LanguageEvidence(
    double Share, double Runner, int Letters, double Agreement, double KnownWords, double FeaturesPerLetter, double Contradiction)
{
    /// <summary>The number of terms of the calibration.</summary>
    public const int Terms = 10;

    /// <summary>The terms that each group weighs in its own way besides: the constant, the share, the agreement and the known words.</summary>
    public static readonly int[] GroupTerms = [0, 1, 4, 6];

    /// <summary>Writes the terms of the logistic regression; the first is constant.</summary>
    public void Write(Span<double> terms)
    {
        var share = Math.Clamp(Share, 0.005, 0.995);
        var logit = Math.Log(share / (1 - share));
        // Evidence means more the longer the text is; beyond some pages nothing is gained.
        var length = Math.Log(Math.Clamp(Letters, 5, 3000)) - 5;
        (terms[0], terms[1], terms[2], terms[3]) = (1, logit, logit * length, length);
        (terms[4], terms[5], terms[6]) = (Agreement, Agreement * length, KnownWords);
        (terms[7], terms[8], terms[9]) = (FeaturesPerLetter, Contradiction, Math.Clamp(Share - Runner, 0, 1));
    }
}
