using BiasAudit.Sketches;
using BiasAudit.Statistics;

namespace BiasAudit.Sections.Duplication;

/// <summary>The share of occurrences that repeat an earlier one, and its interval when the keys were sampled.</summary>
internal readonly record struct RepeatShare(double Share, long Whole, Interval? Interval)
{
    private const int Groups = 64;

    public static RepeatShare Of(RepeatSample sample, bool weighted)
    {
        var repeated = new double[Groups];
        var all = new double[Groups];
        // Sums of whole numbers: their order does not matter.
        foreach (var (key, count, weight) in sample.Slots)
        {
            if (count == 0) continue;
            var unit = weighted ? weight : 1.0;
            // The middle bits group the keys: the high ones decided the sample.
            var group = (int)(key >> 24) & (Groups - 1);
            repeated[group] += (count - 1) * unit;
            all[group] += count * unit;
        }
        var of = sample.Level == 0 ? (long)all.Sum() : weighted ? (long)Math.Round(all.Sum() * Math.Pow(2, sample.Level)) : sample.Offered;
        return new(all.Sum() == 0 ? 0 : repeated.Sum() / all.Sum(), of, sample.Level == 0 ? null : SampleRatio.Interval(repeated, all));
    }
}
