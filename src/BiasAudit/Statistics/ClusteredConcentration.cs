namespace BiasAudit.Statistics;

/// <summary>How far the concentration of categories would move over corpora drawn like this one: sources are left out and resampled.</summary>
/// <remarks>
/// Delete-one-source jackknife of the logarithm of HHI and of the entropy, with Student's t at Kish's effective number of sources less
/// one degrees of freedom; under the floor of <see cref="SourceCounts.KishFloor"/> the leave-one-source-out range. The cluster bootstrap
/// draws Poisson weights. Sources of equal size in one category are one run, so ten million sources take milliseconds.
/// </remarks>
internal sealed class ClusteredConcentration
{
    /// <summary>The category of sources that are categories of their own, such as domains.</summary>
    public const int Own = -1;

    private readonly (int Category, double Total, double Size, double Sources)[] _runs;
    private readonly double[] _totals;
    private readonly Sums _all;

    /// <summary>Takes the sizes of sources by category; the order does not matter.</summary>
    /// <param name="runs">A category (numbered from 0, or <see cref="Own"/>), the size of a source, and how many sources of that size it has.</param>
    public ClusteredConcentration(IEnumerable<(int Category, long Size, long Sources)> runs)
    {
        var sorted = runs.Where(run => run is { Size: > 0, Sources: > 0 }).Order().ToArray();
        var totals = new long[sorted.Length == 0 ? 0 : Math.Max(0, sorted[^1].Category + 1)];
        foreach (var (category, size, sources) in sorted)
            if (category != Own) totals[category] += size * sources;
        _totals = [.. totals.Select(total => (double)total)];
        _runs = [.. sorted.Select(run => (run.Category, run.Category == Own ? run.Size : _totals[run.Category], (double)run.Size, (double)run.Sources))];
        foreach (var (category, _, size, sources) in _runs)
        {
            (Sources, Squares) = (Sources + (long)sources, Squares + sources * size * size);
            if (category == Own) _all += Sums.Of(size) * sources;
        }
        foreach (var total in _totals) _all += Sums.Of(total);
    }

    /// <summary>Sources that are categories of their own, from their sizes in order.</summary>
    public static ClusteredConcentration OfSources(ReadOnlySpan<long> sorted)
    {
        var runs = new List<(int, long, long)>();
        for (var (from, to) = (0, 0); from < sorted.Length; from = to)
        {
            while (to < sorted.Length && sorted[to] == sorted[from]) to++;
            runs.Add((Own, sorted[from], to - from));
        }
        return new(runs);
    }

    /// <summary>The number of sources.</summary>
    public long Sources { get; }

    /// <summary>Kish's effective number of sources, (Σm)²/Σm².</summary>
    public double EffectiveSources => Squares == 0 ? 0 : _all.Size * _all.Size / Squares;

    /// <summary>The interval of HHI; null with fewer than two sources.</summary>
    public Interval? Hhi => Jackknife(sums => sums.LogHhi);

    /// <summary>The interval of the effective number of order 2.</summary>
    public Interval? N2 => Hhi is { } hhi ? hhi with { Low = 1 / hhi.High, High = 1 / hhi.Low } : null;

    /// <summary>The interval of the effective number of order 1.</summary>
    public Interval? N1 => Jackknife(sums => sums.Entropy);

    private double Squares { get; }

    /// <summary>The percentile intervals of HHI and N1 by a cluster bootstrap; null with fewer than two sources or too many sizes for it.</summary>
    public (Limits Hhi, Limits N1)? Bootstrap(int replicates = 400, ulong seed = 1)
    {
        if (Sources < 2 || _runs.Length > 50_000) return null;
        var (stream, hhi, n1, totals) = (new PoissonStream(seed), new List<double>(replicates), new List<double>(replicates), new double[_totals.Length]);
        for (var b = 0; b < replicates; b++)
        {
            var sums = default(Sums);
            Array.Clear(totals);
            foreach (var (category, _, size, sources) in _runs)
            {
                var drawn = stream.Next(sources);
                if (category == Own) sums += Sums.Of(size) * drawn;
                else totals[category] += size * drawn;
            }
            foreach (var total in totals) sums += Sums.Of(total);
            if (sums.Size == 0) continue;
            hhi.Add(Math.Exp(sums.LogHhi));
            n1.Add(Math.Exp(sums.Entropy));
        }
        return (Percentiles.Middle(hhi, 0.95), Percentiles.Middle(n1, 0.95));
    }

    private Interval? Jackknife(Func<Sums, double> statistic)
    {
        var left = _runs.Where(run => run.Size < _all.Size).Select(run => (Value: statistic(_all - Sums.Of(run.Total) + Sums.Of(run.Total - run.Size)), run.Sources)).ToArray();
        var sources = left.Sum(l => l.Sources);
        if (sources < 2) return null;
        if (EffectiveSources < SourceCounts.KishFloor)
            return new(IntervalKind.LeaveOneSourceOut, Math.Exp(left.Min(l => l.Value)), Math.Exp(left.Max(l => l.Value)), 1);
        var (value, mean) = (statistic(_all), left.Sum(l => l.Value * l.Sources) / sources);
        var variance = (sources - 1) / sources * left.Sum(l => l.Sources * (l.Value - mean) * (l.Value - mean));
        var half = StudentT.Quantile(0.975, EffectiveSources - 1) * Math.Sqrt(variance);
        return new(IntervalKind.SourceClustered, Math.Exp(value - half), Math.Exp(value + half));
    }

    // What both statistics are made of: Σx, Σx² and Σx·ln x over the categories.
    private readonly record struct Sums(double Size, double Square, double Log)
    {
        public double LogHhi => Math.Log(Square / (Size * Size));

        public double Entropy => Math.Log(Size) - Log / Size;

        public static Sums Of(double x) => x <= 0 ? default : new(x, x * x, x * Math.Log(x));

        public static Sums operator +(Sums a, Sums b) => new(a.Size + b.Size, a.Square + b.Square, a.Log + b.Log);

        public static Sums operator -(Sums a, Sums b) => new(a.Size - b.Size, a.Square - b.Square, a.Log - b.Log);

        public static Sums operator *(Sums a, double times) => new(a.Size * times, a.Square * times, a.Log * times);
    }
}
