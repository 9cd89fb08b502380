using BiasAudit.Measuring;

namespace BiasAudit.Policies.Judging;

/// <summary>What the rules of a policy compare with: the previous release or a named reference.</summary>
internal sealed class Comparison(AuditResult? baseline, DataTerms? data)
{
    public AuditResult? Baseline => baseline;

    /// <summary>The other side of every segment of a rule, by segment; the whole corpus is the empty segment.</summary>
    public Dictionary<string, Subject>? Others(Rule rule) => rule.Against switch
    {
        Against.Baseline when baseline is null => null,
        Against.Baseline => ByKey(Subjects.Of(baseline, rule, data)),
        Against.Reference => Named(rule),
        _ when baseline is not null => ByKey(Subjects.Of(baseline, rule, data)),
        _ => [],
    };

    public static string Key(Subject subject) => subject.Segment ?? "";

    private static Dictionary<string, Subject> ByKey(IEnumerable<Subject> subjects) =>
        subjects.Where(s => s.Value is not null).DistinctBy(Key).ToDictionary(Key);

    private static Dictionary<string, Subject> Named(Rule rule)
    {
        var named = rule.Reference!.Values.ToDictionary(pair => $"{rule.By}={pair.Key}", pair => new Subject
        {
            Keys = Subject.Whole.Add(rule.By ?? "", pair.Key), Value = pair.Value.Value,
        });
        if (rule.Reference.Value is { } value) named[""] = new() { Value = value.Value };
        return named;
    }
}
