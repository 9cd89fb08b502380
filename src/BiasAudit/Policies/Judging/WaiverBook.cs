using System.Collections.Immutable;

namespace BiasAudit.Policies.Judging;

/// <summary>The waivers of a policy: which one covers a finding, and which covered none.</summary>
internal sealed class WaiverBook(ImmutableArray<Waiver> waivers)
{
    private readonly HashSet<Waiver> _used = [];

    public IEnumerable<Waiver> Used => waivers.Where(_used.Contains);

    public IEnumerable<Waiver> Unused => waivers.Where(waiver => !_used.Contains(waiver));

    /// <summary>The waiver of a rule and segment; it must name every key it has exactly.</summary>
    public Waiver? For(Rule rule, Subject subject) => waivers.FirstOrDefault(waiver =>
        waiver.Rule == rule.Id && (waiver.Where.IsEmpty ? subject.Keys.IsEmpty
            : waiver.Where.All(pair => subject.Keys.GetValueOrDefault(pair.Key) == pair.Value.Value)));

    public void Use(Waiver waiver) => _used.Add(waiver);

    /// <summary>The band with its broken end moved to the waiver's cap; a cap never makes a limit stricter.</summary>
    public static Band Move(Band band, Span span, double cap) => band.Ceiling is { } ceiling && span.High > ceiling.Low
        ? band with { Ceiling = new(Math.Max(cap, ceiling.Low), Math.Max(cap, ceiling.High)) }
        : band.Floor is { } floor ? band with { Floor = new(Math.Min(cap, floor.Low), Math.Min(cap, floor.High)) } : band;

    public static string Describe(Waiver waiver)
    {
        var where = waiver.Where.IsEmpty ? "" : $" [{string.Join(", ", waiver.Where.Select(p => $"{p.Key}={p.Value.Value}"))}]";
        return $"{waiver.Rule}{where}: limit {waiver.Cap} until {waiver.Expires:yyyy-MM-dd}, owner {waiver.Owner}, approved {waiver.Approved:yyyy-MM-dd}: {waiver.Reason}";
    }
}
