using System.Collections.Immutable;
using BiasAudit.Corpora;
using Microsoft.Data.Analysis;

namespace BiasAudit.Measuring;

/// <summary>The immutable result of an audit: what the report shows, the JSON twin holds and a policy judges.</summary>
public sealed record AuditResult
{
    /// <summary>The name of the corpus.</summary>
    public required string Name { get; init; }

    /// <summary>The shards with their accounts.</summary>
    public required ImmutableArray<ShardAccount> Shards { get; init; }

    /// <summary>The account of all rows.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>The sections in report order, with their numbers, tables and blocks.</summary>
    public required ImmutableArray<SectionView> Sections { get; init; }

    /// <summary>The findings, worst first.</summary>
    public ImmutableArray<Policies.Finding> Findings { get; init; } = [];

    /// <summary>The verdict of the policy; null when no policy judged (the findings are then advice).</summary>
    public Policies.Verdict? Verdict { get; init; }

    /// <summary>How the findings were reached; null when nothing judged.</summary>
    public Policies.Judgement? Judgement { get; init; }

    /// <summary>How to get the result again; null when nobody said.</summary>
    public Reproduction? Reproduction { get; init; }

    /// <summary>All numbers, by id.</summary>
    public IEnumerable<Measured> Measures => Sections.SelectMany(section => section.Measures);

    /// <summary>A number by its id.</summary>
    /// <exception cref="KeyNotFoundException">No section measures it.</exception>
    public Measured Measure(string id) => Measures.FirstOrDefault(measured => measured.Id == id)
        ?? throw new KeyNotFoundException($"No measure has the id '{id}'.");

    /// <summary>A table by its name, such as <c>provenance.domains</c>.</summary>
    /// <exception cref="KeyNotFoundException">No section has the table.</exception>
    public DataFrame Table(string name) => Sections.SelectMany(section => section.Tables).FirstOrDefault(table => table.Name == name)?.Frame
        ?? throw new KeyNotFoundException($"No table has the name '{name}'.");
}

/// <summary>One section of a result.</summary>
/// <param name="Name">The name that begins its ids.</param>
/// <param name="Title">The title.</param>
/// <param name="Question">The question it answers.</param>
/// <param name="Measures">Its numbers.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Blocks">Its blocks, in reading order.</param>
public sealed record SectionView(
    string Name, string Title, string Question, ImmutableArray<Measured> Measures,
    ImmutableArray<ResultTable> Tables, ImmutableArray<Reporting.Block> Blocks);
