using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
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
        double Share(params string[] classes) => (double)rows.Where(r => classes.Contains(r.Terms.Class)).Sum(r => r.Amounts[0]) / total;
        if (Share("permissive") > 0.5 && Share("non-commercial", "no-derivatives") is > 0 and var strict)
            result.Show(new Sentence($"Most of the corpus is declared permissive, yet {Words.Percent(strict)} of the documents carry terms that forbid commercial use or derivatives."));
        if (missing == total) return;
        result.Show(new TableView("provenance.licenses", "Licenses as declared",
        [
            new("license", "SPDX"), new("class", "Use class"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share of documents", ColumnFormat.Share),
            new("bytes", "Bytes", ColumnFormat.Bytes),
        ]));
    }
}
