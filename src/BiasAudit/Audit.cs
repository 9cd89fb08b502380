using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit;

/// <summary>The whole flow on one screen: corpus, shards, batches, measures, profile, result.</summary>
public static class Audit
{
    /// <summary>Opens a corpus, reads it once and concludes every section.</summary>
    public static AuditResult Run(IReadOnlyList<string> inputs, AuditOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        var corpus = Corpus.Open(inputs, options.Corpus);
        var profile = Profiler.Scan(corpus, options, cancellation: cancellation);
        return Conclude(profile, NameOf(inputs));
    }

    /// <summary>The name of a corpus that nobody named: its first input and how many more there are.</summary>
    public static string NameOf(IReadOnlyList<string> inputs)
    {
        var first = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(inputs[0])));
        return inputs.Count == 1 ? first : $"{first} and {inputs.Count - 1} more";
    }

    /// <summary>Computes the numbers, tables and blocks of every section from a profile; the findings are advice until a policy judges.</summary>
    public static AuditResult Conclude(Profile profile, string name) => PolicyJudge.Advise(Measure(profile, name));

    /// <summary>The numbers, tables and blocks of every section, before anything is judged.</summary>
    internal static AuditResult Measure(Profile profile, string name) => new()
    {
        Name = name,
        Shards = profile.Shards,
        Ledger = profile.Ledger,
        Sections = [.. Catalog.SectionsOf(profile.Options).Select(section => section.Conclude(profile)).Select(part => new SectionView(
            part.Section.Name, part.Section.Title, part.Section.Question, part.Measures, part.Tables, part.Blocks))],
    };
}
