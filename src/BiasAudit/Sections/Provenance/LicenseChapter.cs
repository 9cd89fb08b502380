using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Sketches;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>Under which terms the text may be used, as far as the corpus declares it.</summary>
internal static class LicenseChapter
{
    public static Spread Add(Profile profile, SectionResult result)
    {
        var (fields, sizes) = (profile.State<DeclaredFields>(), profile.State<SourceSizes>());
        var rows = Rows(fields, sizes);
        var total = sizes.Total(SizeUnit.Documents);
        var missing = fields.Missing(Role.License, SizeUnit.Documents);
        var interval = Uncertainty.OfShare(profile, profile.State<SourceClusters>(), SourceClusters.WithoutLicense);
        OpacityChapter.AddShare(result, "provenance.license.missing-share", missing, total, interval);
        foreach (var name in LicenseTerms.Classes)
        {
            if (missing == total) result.NotMeasurable($"provenance.license.{name}-share", "share", "No document declares a license.");
            else OpacityChapter.AddShare(result, $"provenance.license.{name}-share", rows.Where(r => r.Terms.Class == name).Sum(r => r.Amounts[0]), total, null);
        }
        result.Add("provenance.licenses", new DataFrame(
            Frame.Text("license", rows.Select(r => r.Terms.Spdx)), Frame.Text("class", rows.Select(r => r.Terms.Class)),
            Frame.Count("documents", rows.Select(r => r.Amounts[0])), Frame.Number("share", rows.Select(r => (double)r.Amounts[0] / total)),
            Frame.Count("bytes", rows.Select(r => r.Amounts[1])), Frame.Tokens(sizes, rows.Select(r => r.Amounts[3])),
            Frame.Text("as-written", rows.Select(r => r.Written))));
        Show(result, rows, missing, total, interval);
        AddConflicts(profile, result);
        return new("licenses", SizeUnit.Documents, rows.Where(r => r.Terms.Class != "unspecified").Select(r => r.Amounts[0]).ToArray(), total);
    }

    private static List<(LicenseTerms Terms, long[] Amounts, string Written)> Rows(DeclaredFields fields, SourceSizes sizes)
    {
        var rows = new Dictionary<string, (LicenseTerms Terms, long[] Amounts, string Written)>(StringComparer.Ordinal);
        foreach (var i in fields.Licenses.Largest(0, fields.Licenses.Count))
        {
            var terms = LicenseTerms.Parse(fields.Licenses.TextAt(i));
            if (!rows.TryGetValue(terms.Spdx, out var row)) row = (terms, new long[Amounts.Width], fields.Licenses.TextAt(i));
            Amounts.Add(row.Amounts, fields.Licenses.CountsAt(i));
            rows[terms.Spdx] = row;
        }
        var missing = Amounts.Units.Select(unit => fields.Missing(Role.License, unit)).ToArray();
        if (missing[0] > 0) rows["none"] = (new("NOASSERTION", "unspecified"), missing, "");
        return [.. rows.Values.OrderByDescending(r => r.Amounts[0]).ThenBy(r => r.Terms.Spdx, StringComparer.Ordinal)];
    }

    private static void Show(SectionResult result, List<(LicenseTerms Terms, long[] Amounts, string Written)> rows, long missing, long total, Interval? interval)
    {
        if (total == 0) return;
        result.Show(new Sentence(missing == total
            ? $"None of the {total:N0} documents declares a license."
            : $"{Words.Percent((double)missing / total)} of the documents declare no license{Words.Of(interval)}. A declared license is what the corpus says, not what the author granted."));
        if (missing == total) return;
        result.Show(new TableView("provenance.licenses", "Licenses as declared",
        [
            new("license", "SPDX"), new("class", "Use class"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share of documents", ColumnFormat.Share),
            new("bytes", "Bytes", ColumnFormat.Bytes),
        ]));
    }

    // A set that is mostly permissive and has rows under stricter terms is used as if it were permissive.
    private static void AddConflicts(Profile profile, SectionResult result)
    {
        var mix = profile.State<LicenseMix>();
        var columns = mix.Classes.Columns;
        var permissive = Array.ConvertAll(columns, name => name == "permissive");
        var stricter = Array.ConvertAll(columns, name => name is "non-commercial" or "no-derivatives");
        var sets = mix.Classes.ByRow().Select(set => (Set: set.Name, Licensed: set.Counts.Sum(), Permissive: Of(set, permissive), Strict: Of(set, stricter)))
            .Append((Set: "(the whole corpus)", Licensed: mix.Classes.Total, Permissive: Sum("permissive"), Strict: Sum("non-commercial", "no-derivatives")))
            .Where(set => set.Strict > 0 && set.Permissive * 2 > set.Licensed).OrderByDescending(set => set.Strict).ThenBy(set => set.Set, StringComparer.Ordinal).ToArray();
        result.Add("provenance.license-conflicts", new DataFrame(
            Frame.Text("set", sets.Select(s => s.Set)), Frame.Count("licensed", sets.Select(s => s.Licensed)), Frame.Number("permissive-share", sets.Select(s => (double)s.Permissive / s.Licensed)),
            Frame.Count("forbidding", sets.Select(s => s.Strict)), Frame.Number("forbidding-share", sets.Select(s => (double)s.Strict / s.Licensed))));
        if (sets.Length == 0) return;
        var (name, licensed, _, strict) = sets[0];
        result.Show(new Sentence($"{sets.Length:N0} sets are declared mostly permissive and hold documents whose terms forbid commercial use or derivatives; the most are in {name}: {strict:N0} of {licensed:N0} licensed documents ({Words.Percent((double)strict / licensed)})."));
        result.Show(new TableView("provenance.license-conflicts", "Permissive sets with rows under stricter terms",
        [
            new("set", "Set"), new("licensed", "Licensed documents", ColumnFormat.Count), new("permissive-share", "Permissive", ColumnFormat.Share),
            new("forbidding", "Forbid commercial use or derivatives", ColumnFormat.Count), new("forbidding-share", "Share", ColumnFormat.Share),
        ]));
        var rows = mix.Rows.Rows(profile).Where(row => sets.Any(s => s.Set == row.Note || s.Set == "(the whole corpus)")).Take(5).ToImmutableArray();
        if (rows.Length > 0) result.Show(new Evidence("Documents under stricter terms than their set", rows));

        static long Of(CrossRow set, bool[] classes) => set.Counts.Where((_, i) => classes[set.Columns[i]]).Sum();
        long Sum(params string[] classes) => mix.Classes.ColumnTotals.Where(column => classes.Contains(column.Column)).Sum(column => column.Count);
    }
}
