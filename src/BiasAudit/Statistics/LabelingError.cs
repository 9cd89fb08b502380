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
        var (labels, observed) = (apparent.Length, apparent.ToArray());
        var shares = (double[])observed.Clone();
        var (look, momentum) = ((double[])shares.Clone(), 1.0);
        var step = 1 / Math.Max(1e-12, LargestEigenvalue(confusion, labels));
        for (var round = 0; round < 5000; round++)
        {
            var gradient = Gradient(look, observed, confusion);
            var next = new double[labels];
            for (var i = 0; i < labels; i++) next[i] = look[i] - step * gradient[i];
            ToSimplex(next);
            var (change, faster) = (0.0, (1 + Math.Sqrt(1 + 4 * momentum * momentum)) / 2);
            for (var i = 0; i < labels; i++)
            {
                look[i] = next[i] + (momentum - 1) / faster * (next[i] - shares[i]);
                change = Math.Max(change, Math.Abs(next[i] - shares[i]));
            }
            (shares, momentum) = (next, faster);
            if (change < 1e-13) break;
        }
        return shares;
    }

    private static double[] Gradient(double[] shares, double[] observed, double[,] confusion)
    {
        var (labels, miss) = (shares.Length, new double[shares.Length]);
        for (var j = 0; j < labels; j++)
        {
            for (var i = 0; i < labels; i++) miss[j] += shares[i] * confusion[i, j];
            miss[j] -= observed[j];
        }
        var gradient = new double[labels];
        for (var i = 0; i < labels; i++)
            for (var j = 0; j < labels; j++) gradient[i] += confusion[i, j] * miss[j];
        return gradient;
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
    private static void ToSimplex(double[] point)
    {
        var sorted = point.OrderDescending().ToArray();
        var (sum, shift) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            if (sorted[i] - (sum - 1) / (i + 1) > 0) shift = (sum - 1) / (i + 1);
        }
        for (var i = 0; i < point.Length; i++) point[i] = Math.Max(0, point[i] - shift);
    }
}
