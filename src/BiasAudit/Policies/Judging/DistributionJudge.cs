using System.Collections.Immutable;
using BiasAudit.Statistics;

namespace BiasAudit.Policies.Judging;

/// <summary>Judges a table as one distribution by its total variation from the baseline's or reference's.</summary>
internal static class DistributionJudge
{
    public static Finding Judge(Rule rule, Terms terms, ImmutableArray<Subject> subjects, Comparison comparison, FindingText text)
    {
        var others = comparison.Others(rule);
        if (others is not { Count: > 0 }) return text.Aside("could not be judged, which is no pass: the other side has no such table", Verdict.Fail);
        var here = subjects.Where(s => s.Value is > 0).DistinctBy(Comparison.Key).ToDictionary(Comparison.Key, s => s.Value!.Value);
        var keys = here.Keys.Union(others.Keys).Order(StringComparer.Ordinal).ToList();
        var distance = Divergence.TotalVariation(
            Shares(keys.Select(key => here.GetValueOrDefault(key))), Shares(keys.Select(key => Math.Max(0, others.GetValueOrDefault(key)?.Value ?? 0))));
        var c = new Case(new() { Value = distance, Unit = "total variation" }, new(distance, distance, null), null);
        var verdict = distance > rule.Error?.TotalVariation?.Value ? Verdict.Fail : distance > rule.Warn?.TotalVariation?.Value ? Verdict.Warn : Verdict.Pass;
        var limit = (verdict == Verdict.Warn ? rule.Warn : rule.Error ?? rule.Warn)!.TotalVariation!.Value.Value;
        return text.Of(c, new(null, new End(limit, limit)), verdict, verdict == Verdict.Fail);
    }

    private static double[] Shares(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var sum = all.Sum();
        return sum > 0 ? [.. all.Select(value => value / sum)] : all;
    }
}
