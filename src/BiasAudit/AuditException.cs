using BiasAudit.Corpora;

namespace BiasAudit;

/// <summary>An expected failure that the user can mend: what, where and how, with a stable code.</summary>
/// <remarks>BA1xxx usage, BA2xxx policy, BA3xxx input, BA4xxx baseline or waiver, BA9xxx internal.</remarks>
/// <param name="code">The stable code, such as <c>BA3001</c>.</param>
/// <param name="what">What was found and what was expected, one line.</param>
/// <param name="where">The file, row group, rule or option, one line.</param>
/// <param name="remedy">How to mend it, one line.</param>
/// <param name="inner">The cause, shown with <c>--verbosity diag</c> only.</param>
public class AuditException(string code, string what, string where, string remedy, Exception? inner = null)
    : Exception($"{code}: {what} ({where}) {remedy}", inner)
{
    /// <summary>The failure of a shard or of the whole input.</summary>
    public AuditException(CorpusError error, Exception? inner = null)
        : this(error.Code, error.What, error.Where, error.Remedy, inner) { }

    /// <summary>The stable code.</summary>
    public string Code => code;

    /// <summary>What was found and what was expected.</summary>
    public string What => what;

    /// <summary>Where.</summary>
    public string Where => where;

    /// <summary>How to mend it.</summary>
    public string Remedy => remedy;
}
