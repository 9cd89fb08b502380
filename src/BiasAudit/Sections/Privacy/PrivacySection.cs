using System.Globalization;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Statistics;
using BiasAudit.Text.Identifiers;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Privacy;

/// <summary>Which values identify somebody or open a door: counted by kind, never shown.</summary>
public static class PrivacySection
{
    private const int Sources = 100;

    /// <summary>Defines the section.</summary>
    public static Section Define() => new Section("privacy", "Privacy", "Does the text hold values that identify somebody or open a door?", Conclude)
        .Needs(Detections.Language)
        .With<PersonalValues>();

    private static void Conclude(Profile profile, SectionResult result)
    {
        var values = profile.State<PersonalValues>();
        var totals = values.Documents.Totals();
        var sampled = profile.Options.Sample is not null;
        AddShare(result, values, "privacy.any.documents-share", totals, 1, sampled);
        for (var kind = 0; kind < PersonalValues.Kinds.Length; kind++) AddKind(result, values, totals, kind, sampled);
        result.Add("privacy.kinds", KindTable(values, totals));
        result.Add("privacy.by-language", LanguageTable(values));
        result.Add("privacy.by-source", SourceTable(values));
        result.Add("privacy.detectors", DetectorPower.Frame());
        Show(profile, result, values, totals);
    }

    private static void AddKind(SectionResult result, PersonalValues values, long[] totals, int kind, bool sampled)
    {
        var name = PersonalValues.Kinds[kind].Name;
        var hits = values.Hits(kind, IdentifierContext.Plain);
        AddShare(result, values, $"privacy.{name}.documents-share", totals, 2 + kind, sampled);
        if (values.Characters == 0) result.NotMeasurable($"privacy.{name}.rate", "hits per million characters", "No document was measured.");
        else result.Add(new() { Id = $"privacy.{name}.rate", Value = hits * 1e6 / values.Characters, Unit = "hits per million characters", Of = values.Characters, OfUnit = "characters" });
    }

    private static void AddShare(SectionResult result, PersonalValues values, string id, long[] totals, int count, bool sampled)
    {
        if (totals[0] == 0)
        {
            result.NotMeasurable(id, "share", "No document was measured.");
            return;
        }
        var share = new Share(totals[count], totals[0]);
        result.Add(new()
        {
            Id = id, Value = share.Value, Unit = "share", Of = totals[0], OfUnit = "documents",
            Interval = share.Count == 0 ? ZeroHits.InRelease(share, sampled) : values.Documents.JackknifeShare(count, 0),
            Bounds = ZeroHits.InCorporaLikeIt(share, values.Documents),
        });
    }

    private static DataFrame KindTable(PersonalValues values, long[] totals)
    {
        var kinds = Enumerable.Range(0, PersonalValues.Kinds.Length).ToArray();
        return new(
            new StringDataFrameColumn("kind", kinds.Select(kind => PersonalValues.Kinds[kind].Name)),
            new Int64DataFrameColumn("documents", kinds.Select(kind => totals[2 + kind])),
            new DoubleDataFrameColumn("documents-share", kinds.Select(kind => totals[0] == 0 ? 0 : (double)totals[2 + kind] / totals[0])),
            Hits("hits", IdentifierContext.Plain), Hits("in-urls", IdentifierContext.Url), Hits("examples", IdentifierContext.Example), Hits("reserved", IdentifierContext.Reserved));

        Int64DataFrameColumn Hits(string name, IdentifierContext context) => new(name, kinds.Select(kind => values.Hits(kind, context)));
    }

    private static DataFrame LanguageTable(PersonalValues values)
    {
        var documents = values.ByLanguage.Cells.Where(cell => cell.Column == "documents").ToDictionary(cell => cell.Row, cell => cell.Count);
        var rows = values.ByLanguage.Cells.Where(cell => cell.Column != "documents")
            .OrderByDescending(cell => cell.Count).ThenBy(cell => cell.Row, StringComparer.Ordinal).ThenBy(cell => cell.Column, StringComparer.Ordinal).ToList();
        return new(
            new StringDataFrameColumn("language", rows.Select(row => row.Row)), new StringDataFrameColumn("kind", rows.Select(row => row.Column)),
            new Int64DataFrameColumn("documents", rows.Select(row => row.Count)), new Int64DataFrameColumn("of", rows.Select(row => documents[row.Row])),
            new DoubleDataFrameColumn("share", rows.Select(row => (double)row.Count / documents[row.Row])));
    }

    private static DataFrame SourceTable(PersonalValues values)
    {
        var rows = values.BySource.Cells.OrderByDescending(cell => cell.Count)
            .ThenBy(cell => cell.Row, StringComparer.Ordinal).ThenBy(cell => cell.Column, StringComparer.Ordinal).Take(Sources).ToList();
        return new(
            new StringDataFrameColumn("source", rows.Select(row => row.Row)), new StringDataFrameColumn("kind", rows.Select(row => row.Column)),
            new Int64DataFrameColumn("documents", rows.Select(row => row.Count)));
    }

    private static void Show(Profile profile, SectionResult result, PersonalValues values, long[] totals)
    {
        if (totals[0] == 0) return;
        result.Show(new Sentence(string.Create(CultureInfo.InvariantCulture,
            $"{totals[1]:N0} of {totals[0]:N0} documents ({NumberText.Share((double)totals[1] / totals[0])}) hold at least one value of a kind below that can belong to a person; examples, reserved addresses and values inside web addresses are counted apart.")));
        result.Show(new TableView("privacy.kinds", "Values by kind",
            [new("kind", "Kind"), new("documents", "Documents", ColumnFormat.Count), new("documents-share", "Share of documents", ColumnFormat.Share), new("hits", "Hits", ColumnFormat.Count),
             new("in-urls", "Inside URLs", ColumnFormat.Count), new("examples", "Documented examples", ColumnFormat.Count), new("reserved", "Reserved addresses", ColumnFormat.Count)]));
        result.Show(new TableView("privacy.by-language", "By language",
            [new("language", "Language"), new("kind", "Kind"), new("documents", "Documents", ColumnFormat.Count), new("of", "Of documents", ColumnFormat.Count), new("share", "Share", ColumnFormat.Share)], Folded: true));
        result.Show(new TableView("privacy.by-source", "By source",
            [new("source", "Source"), new("kind", "Kind"), new("documents", "Documents", ColumnFormat.Count)], Folded: true));
        var rows = Enumerable.Range(0, PersonalValues.Kinds.Length).SelectMany(kind => values.Evidence(kind).Rows(profile)).Select(row => row with { Thing = row.Note }).ToList();
        if (rows.Count > 0) result.Show(new Evidence("Where values stand, masked", [.. rows]));
        result.Show(new TableView("privacy.detectors", "Power of the detectors on planted and adversarial cases",
            [new("kind", "Kind"), new("planted", "Planted", ColumnFormat.Count), new("found", "Found", ColumnFormat.Count), new("false", "Found wrongly", ColumnFormat.Count),
             new("precision", "Precision", ColumnFormat.Share), new("recall", "Recall", ColumnFormat.Share)], Folded: true));
        result.Show(new Sentence(
            "Detectors find values by their form and check digit. They do not find names, street addresses, national telephone formats outside North America and mainland China, or values in pictures; a number that merely looks right is counted. Precision and recall above come from cases made to be hard, not from a sample of the web.",
            SentenceRole.Limit));
    }
}
