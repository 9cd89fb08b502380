using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Statistics;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality.Lexicons;

/// <summary>The numbers, table and evidence of the user's lexicons; nothing when there is none.</summary>
internal static class LexiconResults
{
    private const int Sources = 100;

    public static void Add(LexiconHits lexicons, Profile profile, SectionResult result)
    {
        if (lexicons.Names.Length == 0) return;
        var totals = lexicons.Documents.Totals();
        for (var i = 0; i < lexicons.Names.Length; i++) AddShare(result, lexicons, totals, i, profile.Options.Sample is not null);
        var rows = lexicons.BySource.Cells.OrderByDescending(cell => cell.Count)
            .ThenBy(cell => cell.Row, StringComparer.Ordinal).ThenBy(cell => cell.Column, StringComparer.Ordinal).Take(Sources).ToList();
        result.Add("quality.lexicons", new DataFrame(
            new StringDataFrameColumn("source", rows.Select(row => row.Row)), new StringDataFrameColumn("lexicon", rows.Select(row => row.Column)),
            new Int64DataFrameColumn("documents", rows.Select(row => row.Count))));
        result.Show(new TableView("quality.lexicons", "Documents with a term of your lexicons, by source",
            [new("source", "Source"), new("lexicon", "Lexicon"), new("documents", "Documents", ColumnFormat.Count)]));
        var evidence = Enumerable.Range(0, lexicons.Names.Length).SelectMany(i => lexicons.Evidence(i).Rows(profile).Select(row => row with { Thing = lexicons.Names[i] })).ToList();
        if (evidence.Count > 0) result.Show(new Evidence("Where terms of your lexicons stand", [.. evidence]));
        result.Show(new Sentence(
            "A list finds words, not meanings: a hit may quote, report or oppose what it names, and what avoids the words is not found. The share is an upper bound of what the list can show, not a legal finding.",
            SentenceRole.Limit));
    }

    private static void AddShare(SectionResult result, LexiconHits lexicons, long[] totals, int i, bool sampled)
    {
        var id = $"quality.lexicon.{lexicons.Names[i]}";
        if (totals[0] == 0)
        {
            result.NotMeasurable($"{id}.documents-share", "share", "No document was measured.");
            return;
        }
        var share = new Share(totals[1 + i], totals[0]);
        result.Add(new()
        {
            Id = $"{id}.documents-share", Value = share.Value, Unit = "share", Of = totals[0], OfUnit = "documents",
            Interval = share.Count == 0 ? ZeroHits.InRelease(share, sampled) : lexicons.Documents.JackknifeShare(1 + i, 0),
            Bounds = ZeroHits.InCorporaLikeIt(share, lexicons.Documents),
        });
        result.Add(new() { Id = $"{id}.hits", Value = lexicons.Hits[i], Unit = "hits", Of = totals[0], OfUnit = "documents" });
    }
}
