using System.CommandLine;
using System.Globalization;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit.Cli.Commands;

/// <summary>The options of every verb that judges.</summary>
internal sealed class JudgingOptions
{
    private const string UsualFile = "biasaudit.yml";

    private readonly Option<string?> _policy = new("--policy", "-p") { Description = "The policy: a file or preset:NAME.", HelpName = "file" };
    private readonly Option<string?> _baseline = new("--baseline") { Description = "The audit.json of the previous release.", HelpName = "file" };

    private readonly Option<string?> _asOf;

    /// <summary>Adds the options to a verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="asOf">The option for the day where the verb has it already.</param>
    public JudgingOptions(Command verb, Option<string?>? asOf = null)
    {
        _asOf = asOf ?? AsOf();
        verb.Add(_policy);
        verb.Add(_baseline);
        if (asOf is null) verb.Add(_asOf);
    }

    /// <summary>The day waivers are judged for. The clock is never asked: the same command gives the same verdict on any day.</summary>
    public static Option<string?> AsOf() => new("--as-of")
    {
        Description = "The day waivers are judged for, YYYY-MM-DD; default: the day of SOURCE_DATE_EPOCH.", HelpName = "date",
    };

    /// <summary>Whether a policy was given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_policy) is not null;

    /// <summary>The policy with all its own problems found, before anything else is read.</summary>
    public ResolvedPolicy Policy(ParseResult parsed, Terminal terminal)
    {
        var file = parsed.GetValue(_policy) ?? UsualFile;
        if (parsed.GetValue(_policy) is null && !terminal.IsQuiet) Console.Error.WriteLine($"Policy: {file}");
        return PolicyResolver.Load(file);
    }

    /// <summary>The policy and its terms, checked as far as they can be without a corpus.</summary>
    public (ResolvedPolicy Policy, JudgingTerms Terms) Prepare(ParseResult parsed, Terminal terminal)
    {
        var policy = Policy(parsed, terminal);
        var terms = Terms(parsed, policy);
        if (PolicyJudge.Problems(policy, terms.AsOf).ToList() is { Count: > 0 } problems) throw new PolicyException(problems);
        return (policy, terms);
    }

    /// <summary>The options of the scan with the columns that the policy names; the command line wins.</summary>
    public static AuditOptions Apply(ResolvedPolicy policy, AuditOptions options) => options with
    {
        Corpus = options.Corpus with
        {
            Columns = (policy.Policy.Data ?? new()).Columns.Aggregate(options.Corpus.Columns, (columns, pair) =>
                Enum.Parse<Role>(pair.Key, ignoreCase: true) is var role && columns.ContainsKey(role) ? columns : columns.SetItem(role, pair.Value.Value)),
        },
    };

    /// <summary>What the judgement depends on besides the policy.</summary>
    public JudgingTerms Terms(ParseResult parsed, ResolvedPolicy policy) => new() { AsOf = Day(parsed.GetValue(_asOf)), Baseline = Baseline(parsed, policy) };

    /// <summary>The day as given, else the day of SOURCE_DATE_EPOCH, else none.</summary>
    public static DateOnly? Day(string? text)
    {
        if (text is null) return Clock.Epoch() is { } epoch ? DateOnly.FromDateTime(epoch.UtcDateTime) : null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new AuditException("BA1006", $"'{text}' is no day", "--as-of", "Write YYYY-MM-DD, such as 2027-01-31.");
    }

    private AuditResult? Baseline(ParseResult parsed, ResolvedPolicy policy)
    {
        var file = parsed.GetValue(_baseline) ?? policy.BaselineFile;
        if (file is null || (parsed.GetValue(_baseline) is null && !File.Exists(file) && policy.Policy.Baseline?.Missing == MissingBaseline.Skip)) return null;
        try
        {
            return ReportCommand.Load(file);
        }
        catch (AuditException error)
        {
            throw new AuditException("BA4001", $"the baseline cannot be used: {error.What}", file, "Give the audit.json of the previous release with --baseline.", error);
        }
    }
}
