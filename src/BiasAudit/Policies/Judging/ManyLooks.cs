using BiasAudit.Statistics;

namespace BiasAudit.Policies.Judging;

/// <summary>Adjusts the failures of a rule for the number of its segments.</summary>
/// <remarks>
/// Only failures are adjusted. A rule passes when every segment passes, and the chance to pass a corpus that has one bad
/// segment is at most the chance to pass that segment (an intersection-union test), however many there are.
/// </remarks>
internal static class ManyLooks
{
    /// <summary>Whether a failure stays one after the adjustment, by segment.</summary>
    /// <param name="pValues">How probable evidence this strong would be if the limit were just kept, by segment.</param>
    /// <param name="terms">The terms of the rule.</param>
    public static bool[] Survive(double[] pValues, Terms terms)
    {
        var adjusted = terms.Adjust switch
        {
            Adjustment.Holm => MultipleTesting.Holm(pValues),
            Adjustment.Bh => MultipleTesting.BenjaminiHochberg(pValues),
            _ => pValues,
        };
        return [.. adjusted.Select(p => p <= 1 - terms.Confidence)];
    }
}
