namespace BiasAudit.Models.FastText;

/// <summary>A label and its probability as the reference program prints it: it may exceed 1 by 0.0001.</summary>
/// <param name="Label">The index into <see cref="FastTextModel.Labels"/>.</param>
/// <param name="Probability">The probability.</param>
public readonly record struct FastTextPrediction(int Label, float Probability);
