namespace BiasAudit.Policies;

/// <summary>Finds limits that cannot be.</summary>
internal static class LimitCheck
{
    public static IEnumerable<(string What, string Remedy)> Problems(Limit limit, Rule rule)
    {
        if (limit.IsEmpty) yield return ("a limit says nothing", "Write min, max, between, rise, fall, effect or totalVariation.");
        if (!limit.Between.IsEmpty && limit.Between.Length != 2) yield return ("'between' takes two numbers", "Write between: [0.5, 2].");
        if (limit.Floor > limit.Ceiling) yield return ($"nothing is at least {limit.Floor} and at most {limit.Ceiling}", "Swap the two numbers.");
        if (limit.Between.Length == 2 && (limit.Min is not null || limit.Max is not null)) yield return ("'between' stands beside min or max", "Keep one of them.");
        if (limit.Rise?.Value < 0 || limit.Fall?.Value < 0 || limit.IgnoreBelow?.Value < 0 || limit.Effect <= 0)
            yield return ("a change is written without its sign", "Write rise: 10% or fall: 10%.");
        if (limit.TotalVariation is { Value: < 0 or > 1 }) yield return ("a total variation lies between 0 and 1", "Write totalVariation: 0.1.");
        if (limit.TotalVariation is not null && rule.By is null) yield return ("'totalVariation' compares a table and the rule has no 'by'", "Name the key column of the table with 'by'.");
        if (limit.NeedsComparison && rule.Against is null) yield return ("a rise, fall, effect or distance needs something to start from", "Write 'against: baseline' or 'against: reference'.");
        if (!limit.NeedsComparison && limit.IgnoreBelow is not null) yield return ("'ignoreBelow' stands without rise or fall", "Delete it, or add rise or fall.");
    }

    public static bool WarnIsLaxer(Rule rule) => rule is { Error: { } error, Warn: { } warn }
        && (warn.Ceiling > error.Ceiling || warn.Floor < error.Floor || warn.Rise?.Value > error.Rise?.Value || warn.Fall?.Value > error.Fall?.Value
            || warn.Effect > error.Effect || warn.TotalVariation?.Value > error.TotalVariation?.Value);

    public static Quantity? OutsideShare(Rule rule) => new[] { rule.Error, rule.Warn }.OfType<Limit>()
        .SelectMany(limit => new[] { limit.Min, limit.Max }.OfType<Quantity>().Concat(limit.Between))
        .Where(quantity => quantity.Value is < 0 or > 1).Select(quantity => (Quantity?)quantity).FirstOrDefault();
}
