namespace BiasAudit.Statistics;

/// <summary>Corrects shares for the known error of the classifier that gave the labels.</summary>
public static class LabelingError
{
    /// <summary>Rogan and Gladen (1978): the true share behind an apparent one.</summary>
    /// <param name="apparent">The share that the classifier gave.</param>
    /// <param name="sensitivity">The share of true cases that it finds.</param>
    /// <param name="specificity">The share of other cases that it leaves alone.</param>
    /// <returns>The share; below zero means "not told apart from zero at this rate of false positives".</returns>
    public static double RoganGladen(double apparent, double sensitivity, double specificity) =>
        (apparent + specificity - 1) / (sensitivity + specificity - 1);

    /// <summary>The variance of <see cref="RoganGladen"/>, from the sizes of the three samples.</summary>
    /// <param name="apparent">The share that the classifier gave.</param>
    /// <param name="n">The documents it was given on.</param>
    /// <param name="sensitivity">The share of true cases that it finds.</param>
    /// <param name="cases">The true cases that the sensitivity was measured on.</param>
    /// <param name="specificity">The share of other cases that it leaves alone.</param>
    /// <param name="others">The other cases that the specificity was measured on.</param>
    public static double RoganGladenVariance(
        double apparent, double n, double sensitivity, double cases, double specificity, double others)
    {
        var (share, span) = (RoganGladen(apparent, sensitivity, specificity), sensitivity + specificity - 1);
        return (apparent * (1 - apparent) / n
            + share * share * sensitivity * (1 - sensitivity) / cases
            + (1 - share) * (1 - share) * specificity * (1 - specificity) / others) / (span * span);
    }

    /// <summary>The true shares of many labels: the shares that, put through the confusion matrix, come nearest to the apparent ones.</summary>
    /// <param name="apparent">The share of each label as given by the classifier.</param>
    /// <param name="confusion">Row i: how the classifier labels true documents of label i; each row adds to one.</param>
    /// <returns>Shares that are not negative and add to one: least squares by projected gradients.</returns>
    public static double[] Correct(ReadOnlySpan<double> apparent, double[,] confusion)
    {
        var (labels, momentum) = (apparent.Length, 1.0);
        var (byLabel, byGiven) = (new PaddedMatrix(confusion), new PaddedMatrix(confusion, transposed: true));
        var (observed, shares, look) = (byLabel.Pad(apparent), byLabel.Pad(apparent), byLabel.Pad(apparent));
        var (miss, gradient, next) = (byLabel.Pad([]), byLabel.Pad([]), byLabel.Pad([]));
        var step = 1 / Math.Max(1e-12, LargestEigenvalue(confusion, labels));
        for (var round = 0; round < 5000; round++)
        {
            byLabel.Multiply(look, miss);
            for (var j = 0; j < labels; j++) miss[j] -= observed[j];
            byGiven.Multiply(miss, gradient);
            for (var i = 0; i < labels; i++) next[i] = look[i] - step * gradient[i];
            ToSimplex(next.AsSpan(0, labels));
            var (change, faster) = (0.0, (1 + Math.Sqrt(1 + 4 * momentum * momentum)) / 2);
            for (var i = 0; i < labels; i++)
            {
                look[i] = next[i] + (momentum - 1) / faster * (next[i] - shares[i]);
                change = Math.Max(change, Math.Abs(next[i] - shares[i]));
            }
            (shares, next, momentum) = (next, shares, faster);
            if (change < 1e-13) break;
        }
        return shares[..labels];
    }

    // A bound is enough for a safe step: the largest row sum of M Mᵀ.
    private static double LargestEigenvalue(double[,] confusion, int labels)
    {
        var columns = new double[labels];
        for (var i = 0; i < labels; i++)
            for (var j = 0; j < labels; j++) columns[j] += Math.Abs(confusion[i, j]);
        var largest = 0.0;
        for (var i = 0; i < labels; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < labels; j++) sum += Math.Abs(confusion[i, j]) * columns[j];
            largest = Math.Max(largest, sum);
        }
        return largest;
    }

    // The nearest point whose parts are not negative and add to one (Duchi et al. 2008).
    private static void ToSimplex(Span<double> point)
    {
        var sorted = point.Length <= 256 ? stackalloc double[point.Length] : new double[point.Length];
        point.CopyTo(sorted);
        sorted.Sort();
        var (sum, shift) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            var largest = sorted[^(i + 1)];
            sum += largest;
            if (largest - (sum - 1) / (i + 1) > 0) shift = (sum - 1) / (i + 1);
        }
        foreach (ref var part in point) part = Math.Max(0, part - shift);
    }
}
