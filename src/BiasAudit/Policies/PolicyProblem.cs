using System.Collections.Immutable;

namespace BiasAudit.Policies;

/// <summary>Something wrong with a policy, baseline or waiver: what, where, and how to mend it.</summary>
/// <param name="Code">The stable code: BA2xxx for the policy, BA4xxx for baselines and waivers.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record PolicyProblem(string Code, PolicyPlace Place, string What, string Remedy)
{
    /// <summary>Two lines in the form that build logs use: <c>policy.yml(12,3): error BA2003: ...</c>.</summary>
    public override string ToString() => $"{Place}: error {Code}: {What}\n  {Remedy}";
}

/// <summary>A policy cannot be used. All its problems are listed, not only the first.</summary>
public sealed class PolicyException : AuditException
{
    /// <summary>Makes the exception of all problems of a policy; there is at least one.</summary>
    public PolicyException(IEnumerable<PolicyProblem> problems)
        : this([.. problems.OrderBy(p => p.Place.File, StringComparer.Ordinal).ThenBy(p => p.Place.Line).ThenBy(p => p.Place.Column)])
    {
    }

    private PolicyException(ImmutableArray<PolicyProblem> problems)
        : base(problems[0].Code, problems[0].What, problems[0].Place.ToString(), problems[0].Remedy) => Problems = problems;

    /// <summary>The problems, in file order.</summary>
    public ImmutableArray<PolicyProblem> Problems { get; }

    /// <summary>Every problem, in file order.</summary>
    public override string Message => string.Join('\n', Problems);
}
