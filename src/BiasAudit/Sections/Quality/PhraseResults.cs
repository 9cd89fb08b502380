using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality;

/// <summary>How many documents hold each listed phrase.</summary>
internal static class PhraseResults
{
    public static void Add(MachineTraces traces, SectionResult result)
    {
        var documents = traces.DocumentsOf.ToArray();
        var found = Phrases.All.Where(phrase => phrase.Kind < PhraseKind.C4Lorem && documents[phrase.Index] > 0)
            .OrderByDescending(phrase => documents[phrase.Index]).ThenBy(phrase => phrase.Index).ToList();
        result.Add("quality.phrases", new DataFrame(
            new StringDataFrameColumn("phrase", found.Select(phrase => phrase.Text)), new StringDataFrameColumn("kind", found.Select(phrase => phrase.Kind.Name())),
            new StringDataFrameColumn("language", found.Select(phrase => phrase.Language)), new Int64DataFrameColumn("documents", found.Select(phrase => documents[phrase.Index]))));
        if (found.Count == 0) return;
        result.Show(new TableView("quality.phrases", "Listed phrases that were found",
            [new("phrase", "Phrase"), new("kind", "Kind"), new("documents", "Documents", ColumnFormat.Count)], Folded: true));
    }
}
