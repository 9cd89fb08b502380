using System.Collections;
using System.Collections.Immutable;

namespace BiasAudit.Policies.Reading;

/// <summary>Lays a policy over the policies it extends: what it says wins, key by key; rules meet by their ids.</summary>
internal static class Overlay
{
    /// <summary>Replaced as a whole: half of one limit and half of another is a limit that nobody wrote.</summary>
    private static readonly Type[] Whole = [typeof(Limit), typeof(NamedReference)];

    public static Policy Over(this Policy over, Policy under)
    {
        var merged = (Policy)Merge(over with { Rules = [], Waivers = [] }, under with { Rules = [], Waivers = [] }, Shape.Of(typeof(Policy)))!;
        return merged with { Extends = [], Rules = Over(over.Rules, under.Rules), Waivers = [.. under.Waivers, .. over.Waivers] };
    }

    public static EvidenceTerms Over(this EvidenceTerms? over, EvidenceTerms? under) =>
        (EvidenceTerms?)Merge(over, under, Shape.Of(typeof(EvidenceTerms))) ?? new();

    private static ImmutableArray<Rule> Over(ImmutableArray<Rule> over, ImmutableArray<Rule> under)
    {
        var replaced = under.Select(rule => over.LastOrDefault(r => r.Id is not null && r.Id == rule.Id) is { } newer
            ? (Rule)Merge(newer, rule, Shape.Of(typeof(Rule)))! with { Place = newer.Place } : rule);
        return [.. replaced, .. over.Where(rule => rule.Id is null || under.All(r => r.Id != rule.Id))];
    }

    private static object? Merge(object? over, object? under, Shape shape)
    {
        if (IsAbsent(over)) return under;
        if (IsAbsent(under) || shape.Kind != ShapeKind.Object || Whole.Contains(shape.Type)) return over;
        var merged = Activator.CreateInstance(shape.Type)!;
        foreach (var key in shape.Keys)
            key.Property.SetValue(merged, Merge(key.Property.GetValue(over), key.Property.GetValue(under), key.Shape));
        return merged;
    }

    private static bool IsAbsent(object? value) => value is null or ICollection { Count: 0 };
}
