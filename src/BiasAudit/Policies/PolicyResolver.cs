using BiasAudit.Policies.Reading;

namespace BiasAudit.Policies;

/// <summary>Reads policy files and presets and lays each over what it extends.</summary>
public static class PolicyResolver
{
    private const int LongestChain = 8;

    /// <summary>Reads a policy from a file, or a built-in one named <c>preset:NAME</c>.</summary>
    /// <exception cref="PolicyException">The file is missing or wrong; every problem is listed with line and column.</exception>
    public static ResolvedPolicy Load(string file)
    {
        var problems = new List<PolicyProblem>();
        var policy = Load(file, new(file, 1, 1), problems, 0);
        return Finish(policy, file, problems);
    }

    /// <summary>Reads a policy from its YAML.</summary>
    /// <param name="yaml">The YAML.</param>
    /// <param name="file">The name of the file, for messages; relative paths start from its folder.</param>
    /// <exception cref="PolicyException">The policy is wrong; every problem is listed with line and column.</exception>
    public static ResolvedPolicy Parse(string yaml, string file = "policy.yml")
    {
        var problems = new List<PolicyProblem>();
        return Finish(Extend(new PolicyYaml(file, problems).Read(yaml), file, problems, 0), file, problems);
    }

    /// <summary>Reads a policy as <see cref="Load(string)"/> does and checks it against what this version measures: everything wrong is told at once.</summary>
    /// <param name="file">The file, or <c>preset:NAME</c>.</param>
    /// <param name="asOf">The day on which waivers must hold; null when none was given.</param>
    /// <exception cref="PolicyException">Something is wrong; every problem is listed with line and column.</exception>
    public static ResolvedPolicy Check(string file, DateOnly? asOf)
    {
        var problems = new List<PolicyProblem>();
        var resolved = new ResolvedPolicy(Load(file, new(file, 1, 1), problems, 0), file, FolderOf(file));
        AddForm(resolved.Policy, file, problems);
        problems.AddRange(PolicyJudge.Problems(resolved, asOf));
        return problems.Count > 0 ? throw new PolicyException(problems) : resolved;
    }

    // What could not be read has no form to complain about.
    private static void AddForm(Policy policy, string file, List<PolicyProblem> problems)
    {
        if (problems.All(problem => problem.Code is not ("BA2001" or "BA2009"))) problems.AddRange(PolicyCheck.Form(policy, file));
    }

    private static ResolvedPolicy Finish(Policy policy, string file, List<PolicyProblem> problems)
    {
        AddForm(policy, file, problems);
        if (problems.Count > 0) throw new PolicyException(problems);
        return new(policy, file, FolderOf(file));
    }

    private static Policy Load(string file, PolicyPlace from, List<PolicyProblem> problems, int depth)
    {
        if (file.StartsWith(Preset.Prefix, StringComparison.Ordinal))
        {
            if (Preset.Text(file[Preset.Prefix.Length..]) is { } text) return Extend(new PolicyYaml(file, problems).Read(text), file, problems, depth);
            problems.Add(new("BA2008", from, $"there is no preset '{file}'", Suggestion.For(file, Preset.Names.Select(n => Preset.Prefix + n), "Presets")));
            return new();
        }
        try
        {
            return Extend(new PolicyYaml(file, problems).Read(File.ReadAllText(file)), file, problems, depth);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problems.Add(new("BA2009", from, $"cannot read the policy '{file}': {error.Message}",
                Preset.Names.Contains(file) ? $"There is a preset of that name: {Preset.Prefix}{file}" : "Make one with: biasaudit policy init"));
            return new();
        }
    }

    private static Policy Extend(Policy policy, string file, List<PolicyProblem> problems, int depth)
    {
        var under = new Policy();
        foreach (var entry in policy.Extends)
        {
            if (depth == LongestChain)
            {
                problems.Add(new("BA2008", entry.Place, $"'extends' goes deeper than {LongestChain} policies; it may run in a circle", "Extend a preset or one file."));
                break;
            }
            var parent = Load(Locate(entry.Value, file), entry.Place, problems, depth + 1);
            under = (parent with { Rules = [.. parent.Rules.Select(rule => rule with { Via = entry.Place })] }).Over(under);
        }
        return policy.Extends.IsEmpty ? policy : policy.Over(under);
    }

    private static string Locate(string name, string file) =>
        name.StartsWith(Preset.Prefix, StringComparison.Ordinal) ? name : Path.Combine(Path.GetDirectoryName(file) ?? "", name);

    private static string FolderOf(string file) => file.StartsWith(Preset.Prefix, StringComparison.Ordinal)
        ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(file))!;
}
