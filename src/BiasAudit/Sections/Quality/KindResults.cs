using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Statistics;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality;

/// <summary>Findings of several kinds as numbers, tables and masked rows.</summary>
/// <param name="thing">The name of the table and the middle of the ids.</param>
/// <param name="title">The title for readers.</param>
/// <param name="counts">The counts.</param>
/// <param name="kinds">The kinds, in the order of the counts.</param>
internal sealed class KindResults<TKind>(string thing, string title, KindCounts counts, TKind[] kinds)
    where TKind : struct, Enum
{
    private readonly long _documents = counts.Languages.Values.Sum(language => language[0]);

    public void Add(Profile profile, SectionResult result)
    {
        for (var kind = 0; kind < kinds.Length; kind++) AddShare(kind, profile.Options.Sample is not null, result);
        result.Add($"quality.{thing}", Table());
        result.Add($"quality.{thing}-by-language", ByLanguage());
        result.Add($"quality.{thing}-by-source", BySource());
        Show(profile, result);
    }

    private void AddShare(int kind, bool sampled, SectionResult result)
    {
        var documents = DocumentsOf(kind);
        var share = new Share(documents, _documents);
        result.Add(new()
        {
            Id = $"quality.{thing}.{kinds[kind].Name()}-share",
            Value = _documents == 0 ? null : (double)documents / _documents,
            Reason = _documents == 0 ? "There are no documents." : null,
            Unit = "share",
            Of = _documents,
            OfUnit = "documents",
            Interval = documents == 0 ? ZeroHits.InRelease(share, sampled) : counts.Groups.JackknifeShare(kind + 1, 0),
            Bounds = ZeroHits.InCorporaLikeIt(share, counts.Groups),
        });
    }

    private DataFrame Table() => new(
        new StringDataFrameColumn("kind", kinds.Select(kind => kind.Name())),
        new Int64DataFrameColumn("documents", kinds.Select((_, kind) => DocumentsOf(kind))),
        new DoubleDataFrameColumn("share", kinds.Select((_, kind) => RuleResults.Ratio(DocumentsOf(kind), _documents))),
        new Int64DataFrameColumn("hits", kinds.Select((_, kind) => counts.Languages.Values.Sum(language => language[2 + 2 * kind]))),
        new StringDataFrameColumn("main-language", kinds.Select((_, kind) => DocumentsOf(kind) == 0 ? "" : counts.Languages.MaxBy(language => language.Value[1 + 2 * kind]).Key)),
        new StringDataFrameColumn("main-source", kinds.Select((_, kind) => MainSource(kind))));

    private DataFrame ByLanguage()
    {
        var languages = counts.Languages.OrderByDescending(language => language.Value[0]).ToList();
        return new([new StringDataFrameColumn("language", languages.Select(language => language.Key)), new Int64DataFrameColumn("documents", languages.Select(language => language.Value[0])),
            .. kinds.Select((kind, i) => new DoubleDataFrameColumn(kind.Name(), languages.Select(language => RuleResults.Ratio(language.Value[1 + 2 * i], language.Value[0]))))]);
    }

    private DataFrame BySource()
    {
        var sources = counts.Sources.Largest(0, 1000);
        return new([new StringDataFrameColumn("source", sources.Select(counts.Sources.TextAt)), new Int64DataFrameColumn("documents", sources.Select(source => counts.Sources.CountsAt(source)[0])),
            .. kinds.Select((kind, i) => new DoubleDataFrameColumn(kind.Name(), sources.Select(source => RuleResults.Ratio(counts.Sources.CountsAt(source)[1 + i], counts.Sources.CountsAt(source)[0]))))]);
    }

    private void Show(Profile profile, SectionResult result)
    {
        if (_documents == 0) return;
        var most = Enumerable.Range(0, kinds.Length).MaxBy(DocumentsOf);
        result.Show(new Sentence(DocumentsOf(most) == 0
            ? $"{title}: none found in {_documents:N0} documents."
            : $"{title}: most frequent is {kinds[most].Name()}, in {DocumentsOf(most):N0} of {_documents:N0} documents ({NumberText.Share((double)DocumentsOf(most) / _documents)})."));
        result.Show(new TableView($"quality.{thing}", title,
            [new("kind", "Kind"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share", ColumnFormat.Share), new("hits", "Hits", ColumnFormat.Count), new("main-language", "Most in"), new("main-source", "Most from")]));
        var rows = Enumerable.Range(0, kinds.Length).SelectMany(kind => counts.Rows(kind).Rows(profile, kinds[kind].Name()).Take(2)).ToList();
        if (rows.Count > 0) result.Show(new Evidence($"{title}: examples", [.. rows]));
    }

    private long DocumentsOf(int kind) => counts.Sources.Totals[kind + 1];

    private string MainSource(int kind) =>
        DocumentsOf(kind) > 0 && counts.Sources.Largest(kind + 1, 1) is [var source] ? counts.Sources.TextAt(source) : "";
}
