using BiasAudit.Statistics;

namespace BiasAudit.Sections.Provenance;

/// <summary>
/// The concentration of more names than are kept: the large ones from a sample of documents (or exactly, when they are among the kept),
/// the many small ones from the names that were kept by hash, each standing for as many as the sample is thin.
/// </summary>
/// <remarks>Errors: a jackknife over 32 groups, into which the documents of the sample and the kept names fall by hash.</remarks>
internal sealed class SketchedSpread
{
    /// <summary>How many groups the errors are computed from.</summary>
    public const int Groups = 32;

    /// <summary>How many documents in half of the sample make a name large.</summary>
    public const int Large = 10;

    private readonly IReadOnlyList<Heavy> _heavy;
    private readonly double[] _drawn;
    private readonly long[] _tail;
    private readonly byte[] _groups;
    private readonly double _total;
    private readonly double _weight;
    private readonly Moments[] _moments = new Moments[Groups];

    /// <summary>Takes what is known.</summary>
    /// <param name="heavy">The large names.</param>
    /// <param name="drawn">The text of the sample of documents by group.</param>
    /// <param name="tail">The text of each kept name that is not large.</param>
    /// <param name="groups">The group of each of these names.</param>
    /// <param name="total">The exact text of all names.</param>
    /// <param name="weight">How many names each kept one stands for.</param>
    public SketchedSpread(IReadOnlyList<Heavy> heavy, double[] drawn, long[] tail, byte[] groups, double total, double weight)
    {
        (_heavy, _drawn, _tail, _groups, _total, _weight) = (heavy, drawn, tail, groups, total, weight);
        Array.Sort(_tail, _groups);
        for (var i = 0; i < _tail.Length; i++) _moments[_groups[i]] += Moments.Of(_tail[i]);
        var replicates = Enumerable.Range(0, Groups).Select(Compute).ToArray();
        (Value, Error) = (Compute(-1), new double[replicates[0].Length]);
        for (var s = 0; s < Error.Length; s++)
        {
            var mean = replicates.Average(r => r[s]);
            Error[s] = Math.Sqrt((Groups - 1.0) / Groups * replicates.Sum(r => (r[s] - mean) * (r[s] - mean)));
        }
    }

    private double[] Value { get; }

    private double[] Error { get; }

    /// <summary>A number and its sampling interval: distinct names, largest share, ten largest, HHI, N1 or Gini.</summary>
    public (double Value, Interval Interval) this[Number number]
    {
        get
        {
            var (value, half) = (Value[(int)number], StudentT.Quantile(0.975, Groups - 1) * Error[(int)number]);
            return (value, new(IntervalKind.Sampling, Math.Max(0, value - half), value + half));
        }
    }

    private double[] Compute(int without)
    {
        var weight = without < 0 ? _weight : _weight * Groups / (Groups - 1);
        var drawn = _drawn.Sum() - (without < 0 ? 0 : _drawn[without]);
        var large = _heavy.Select(h => h.Exact is { } exact ? exact / _total : h.DrawnWithout(without) / drawn).OrderDescending().ToArray();
        var tail = _moments.Where((_, group) => group != without).Aggregate(default(Moments), (sum, group) => sum + group);
        // The tail holds what the large names leave, which is known better than the sum of a sample.
        var scale = tail.Size == 0 ? 0 : Math.Max(0, 1 - large.Sum()) / (weight * tail.Size);
        var (hhi, entropy) = (large.Sum(p => p * p) + weight * scale * scale * tail.Square, -large.Sum(p => p == 0 ? 0 : p * Math.Log(p)));
        if (scale > 0) entropy -= weight * scale * (Math.Log(scale) * tail.Size + tail.Log);
        var top = large.Take(10).Concat(_tail.TakeLast(10).Select(x => x * scale)).OrderDescending().Take(10).ToArray();
        return [large.Length + weight * tail.Names, top.FirstOrDefault(), top.Sum(), hhi, Math.Exp(entropy), Gini(without, weight, scale, large, large.Length + weight * tail.Names)];
    }

    // Each kept name stands for names of consecutive rank; the large ones come last.
    private double Gini(int without, double weight, double scale, double[] large, double names)
    {
        var (below, sum) = (0.0, 0.0);
        for (var i = 0; i < _tail.Length; i++)
        {
            if (_groups[i] == without) continue;
            sum += weight * (2 * below + weight - names) * _tail[i] * scale;
            below += weight;
        }
        for (var i = large.Length - 1; i >= 0; i--, below++) sum += (2 * below + 1 - names) * large[i];
        return sum / names;
    }

    /// <summary>A large name.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Exact">Its exact text when it is among the kept names, else null.</param>
    /// <param name="Drawn">Its text in the sample of documents, by group.</param>
    internal sealed record Heavy(string Name, long? Exact, double[] Drawn)
    {
        public double DrawnWithout(int group) => Drawn.Sum() - (group < 0 ? 0 : Drawn[group]);
    }

    /// <summary>The numbers.</summary>
    internal enum Number
    {
        Distinct,
        LargestShare,
        Top10Share,
        Hhi,
        N1,
        Gini,
    }

    private readonly record struct Moments(double Names, double Size, double Square, double Log)
    {
        public static Moments Of(double x) => new(1, x, x * x, x > 0 ? x * Math.Log(x) : 0);

        public static Moments operator +(Moments a, Moments b) => new(a.Names + b.Names, a.Size + b.Size, a.Square + b.Square, a.Log + b.Log);
    }
}
