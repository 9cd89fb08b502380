namespace BiasAudit.Statistics;

/// <summary>How a whole is spread over its categories: from counts of documents, bytes or tokens a category.</summary>
/// <remarks>
/// Definitions: Statistics/README.md. Categories with a count of zero are not "seen" and are left out, except
/// where a universe is stated. The bias-corrected estimators assume counts of independent draws.
/// </remarks>
public sealed class Concentration
{
    private readonly long[] _descending;
    private readonly double _total;

    private Concentration(long[] descending, int categories)
    {
        (_descending, Categories) = (descending, categories);
        foreach (var count in Counts) Total += count;
        _total = Total;
    }

    /// <summary>The concentration of counts; zeros are left out.</summary>
    public static Concentration Of(ReadOnlySpan<long> counts) => OfOwned(counts.ToArray());

    /// <summary>The same without a copy: the array is sorted and kept.</summary>
    internal static Concentration OfOwned(long[] seen)
    {
        Array.Sort(seen);
        Array.Reverse(seen);
        var zeros = Array.FindIndex(seen, count => count <= 0);
        return new(seen, zeros < 0 ? seen.Length : zeros);
    }

    /// <summary>The counts, largest first.</summary>
    public ReadOnlySpan<long> Counts => _descending.AsSpan(0, Categories);

    /// <summary>The whole.</summary>
    public long Total { get; }

    /// <summary>The categories seen.</summary>
    public int Categories { get; }

    /// <summary>Categories seen once.</summary>
    public int Singletons => Seen(1);

    /// <summary>Categories seen twice.</summary>
    public int Doubletons => Seen(2);

    /// <summary>The share of the largest category (Berger-Parker).</summary>
    public double LargestShare => LargestShares(1);

    /// <summary>The share of the <paramref name="k"/> largest categories together (CRₖ).</summary>
    public double LargestShares(int k)
    {
        var sum = 0L;
        foreach (var count in Counts[..Math.Min(k, Categories)]) sum += count;
        return sum / _total;
    }

    /// <summary>Σ p², the Herfindahl-Hirschman index (Simpson concentration), 0..1.</summary>
    public double Hhi
    {
        get
        {
            var sum = 0.0;
            foreach (var count in Counts) sum += count / _total * (count / _total);
            return Categories == 0 ? double.NaN : sum;
        }
    }

    /// <summary>Σ x(x−1) / n(n−1): the index without the bias of a small sample.</summary>
    public double HhiUnbiased
    {
        get
        {
            var sum = 0.0;
            foreach (var count in Counts) sum += count / _total * ((count - 1) / (_total - 1));
            return Total < 2 ? double.NaN : sum;
        }
    }

    /// <summary>The Hill number of an order: the number of equal categories that would be as concentrated.</summary>
    /// <param name="order">0 counts categories, 1 is exp(entropy), 2 is 1/HHI; any other order is allowed.</param>
    public double Hill(double order)
    {
        if (Categories == 0) return double.NaN;
        if (order == 0) return Categories;
        if (order == 1) return Math.Exp(Entropy.MaximumLikelihood(Counts));
        if (order == 2) return 1 / Hhi;
        var sum = 0.0;
        foreach (var count in Counts) sum += Math.Pow(count / _total, order);
        return Math.Pow(sum, 1 / (1 - order));
    }

    /// <summary>The Hill number of order 1 or 2 by the estimators for a long tail (Chao and Jost 2015).</summary>
    public double HillEstimate(int order) => order switch
    {
        0 => Chao1,
        1 => Math.Exp(Entropy.ChaoJost(Counts)),
        2 => 1 / HhiUnbiased,
        _ => throw new ArgumentOutOfRangeException(nameof(order), "The estimators exist for the orders 0, 1 and 2."),
    };

    /// <summary>The coefficient of Gini over a stated universe of categories; it changes with the universe.</summary>
    /// <param name="universe">How many categories there are, unseen ones included; null for those seen.</param>
    /// <param name="corrected">Whether to multiply by K/(K−1), for few categories.</param>
    public double Gini(long? universe = null, bool corrected = false)
    {
        double all = Math.Max(universe ?? 0, Categories);
        var sum = 0.0;
        // Ascending rank i of the entry at descending index d is all − d; unseen categories add nothing.
        for (var d = 0; d < Categories; d++) sum += (2 * (all - d) - all - 1) * (_descending[d] / _total);
        var gini = sum / all;
        return corrected ? gini * all / (all - 1) : gini;
    }

    /// <summary>A lower bound of the number of categories, unseen ones included (Chao 1984).</summary>
    public double Chao1 => Categories + (Total == 0 ? 0 : (_total - 1) / _total) * (Doubletons > 0
        ? (double)Singletons * Singletons / (2.0 * Doubletons)
        : Singletons * (Singletons - 1.0) / 2);

    /// <summary>The share of the whole that belongs to categories already seen, estimated (Chao and Jost 2012).</summary>
    public double Coverage
    {
        get
        {
            double once = Singletons, twice = Doubletons;
            if (Total == 0) return double.NaN;
            if (once == 0) return 1;
            var (inside, pairs) = twice > 0 ? (once, 2 * twice) : (once - 1, 2.0);
            return 1 - once / _total * ((_total - 1) * inside / ((_total - 1) * inside + pairs));
        }
    }

    /// <summary>Points of the Lorenz curve: the share of the whole held by the smallest share of categories.</summary>
    /// <param name="points">How many steps the curve has.</param>
    public IEnumerable<(double Categories, double Whole)> Lorenz(int points = 100)
    {
        if (Categories == 0) yield break;
        yield return (0, 0);
        var (taken, sum) = (0, 0L);
        for (var step = 1; step <= points; step++)
        {
            var until = (int)((long)Categories * step / points);
            if (until == taken) continue;
            for (; taken < until; taken++) sum += _descending[Categories - 1 - taken];
            yield return ((double)taken / Categories, sum / _total);
        }
    }

    // The counts descend, so those of one value lie together.
    private int Seen(long value)
    {
        var seen = 0;
        for (var i = Categories - 1; i >= 0 && _descending[i] <= value; i--)
            if (_descending[i] == value) seen++;
        return seen;
    }
}
