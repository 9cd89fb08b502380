using System.Globalization;
using BiasAudit.Measuring;
using BiasAudit.Models.Languages;
using BiasAudit.References;

namespace BiasAudit.Benchmarks.Languages;

/// <summary>Fits what turns evidence into confidence: a logistic regression with a ridge, and shrunken terms of its own for each group.</summary>
internal static class LanguageCalibration
{
    private const double WeightRidge = 1;
    private const double GroupRidge = 1;
    private const int Rounds = 6;

    // Every language weighs as one of so many, and the languages of the web as much more as their share of its pages says: a page
    // that looks English is English more often than it is in one of the hundred languages that the model takes for English.
    private const double Prior = 4;

    // Pages show what sentences do not: menus, names, lists and half a page of commands.
    private const double PageWeight = 0.03;

    private sealed record Case(double[] Terms, string Group, bool Right, double Weight);

    /// <summary>Fits on one half of a corpus of sentences in many languages and on pages of the web, and writes <c>calibration.tsv</c>.</summary>
    public static void Fit(string output, string corpus, string[] pages)
    {
        var web = LanguageShares.Named("common-crawl-2026-04").Shares;
        List<Case> cases =
        [
            .. Cases(LabeledText.ForFitting(corpus), language => 1 + Prior * web.GetValueOrDefault(language)),
            .. pages.SelectMany(file => Cases(LabeledText.Rows(file), _ => PageWeight)),
        ];
        var groups = cases.Select(c => c.Group).Distinct().Order(StringComparer.Ordinal).ToDictionary(g => g, _ => new double[LanguageEvidence.GroupTerms.Length]);
        var byGroup = cases.GroupBy(c => c.Group).ToDictionary(g => g.Key, g => g.ToList());
        var weights = new double[LanguageEvidence.Terms];
        int[] all = [.. Enumerable.Range(0, weights.Length)];
        for (var round = 0; round < Rounds; round++)
        {
            for (var step = 0; step < (round == 0 ? 8 : 2); step++) NewtonStep(cases, all, weights, WeightRidge, c => Sum(c, weights, groups[c.Group]));
            foreach (var (group, own) in byGroup)
                for (var step = 0; step < 6; step++)
                    NewtonStep(own, LanguageEvidence.GroupTerms, groups[group], GroupRidge, c => Sum(c, weights, groups[group]));
        }
        var lines = new List<string> { $"# kind\tname\tvalue; fitted on {cases.Count} texts: one half of {Path.GetFileName(corpus)}{string.Concat(pages.Select(file => ", " + Path.GetFileName(file)))} (README: Calibration)" };
        lines.AddRange(weights.Select((w, i) => string.Create(CultureInfo.InvariantCulture, $"term\t{i}\t{w:F4}")));
        lines.AddRange(groups.Select(pair => $"group\t{pair.Key}\t{string.Join('\t', pair.Value.Select(v => v.ToString("F3", CultureInfo.InvariantCulture)))}"));
        File.WriteAllText(output, string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<Case> Cases(IEnumerable<LabeledText> texts, Func<string, double> weight)
    {
        var model = LanguageModel.Default;
        var detector = model.CreateDetector();
        var facts = new LanguageFacts();
        foreach (var text in texts)
        {
            detector.DetectFully(text.Utf8, facts);
            if (detector.Best < 0) continue;
            var terms = new double[LanguageEvidence.Terms];
            detector.Evidence.Write(terms);
            var group = LanguageGroups.NameOf(model.Codes[detector.Best]);
            yield return new(terms, group, group == LanguageGroups.NameOf(text.Language), weight(text.Language));
        }
    }

    private static double Sum(Case c, double[] weights, double[] own)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * c.Terms[i];
        for (var i = 0; i < own.Length; i++) sum += own[i] * c.Terms[LanguageEvidence.GroupTerms[i]];
        return sum;
    }

    private static void NewtonStep(List<Case> cases, int[] terms, double[] weights, double ridge, Func<Case, double> sum)
    {
        var n = terms.Length;
        var system = new double[n, n + 1];
        foreach (var c in cases)
        {
            var p = 1 / (1 + Math.Exp(-Math.Clamp(sum(c), -30, 30)));
            for (var i = 0; i < n; i++)
            {
                system[i, n] += c.Weight * ((c.Right ? 1 : 0) - p) * c.Terms[terms[i]];
                for (var j = 0; j < n; j++) system[i, j] += c.Weight * p * (1 - p) * c.Terms[terms[i]] * c.Terms[terms[j]];
            }
        }
        for (var i = 0; i < n; i++)
        {
            system[i, n] -= ridge * weights[i];
            system[i, i] += ridge;
        }
        Solve(system, n);
        for (var i = 0; i < n; i++) weights[i] += system[i, n];
    }

    private static void Solve(double[,] system, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var pivot = system[i, i];
            for (var j = 0; j <= n; j++) system[i, j] /= pivot;
            for (var k = 0; k < n; k++)
            {
                if (k == i) continue;
                var factor = system[k, i];
                for (var j = 0; j <= n; j++) system[k, j] -= factor * system[i, j];
            }
        }
    }
}
