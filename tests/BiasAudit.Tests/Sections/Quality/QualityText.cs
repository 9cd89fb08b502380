using System.Text;
using BiasAudit.Sections.Quality;
using BiasAudit.Text;

namespace BiasAudit.Tests.Sections.Quality;

/// <summary>Runs the quality scan over a text written in a test.</summary>
internal static class QualityText
{
    public static QualityFacts Scan(string text, string language = "en")
    {
        var scan = new TextScan();
        scan.Scan(Encoding.UTF8.GetBytes(text));
        return new QualityScan().Scan(new TextView(scan), language);
    }

    public static double Value(string text, Signal signal) => Scan(text)[signal];

    public static IEnumerable<string> Failures(string text, string set, string language = "en")
    {
        var outcomes = Scan(text, language).Rules;
        return RuleSets.Rules.Where(rule => rule.Set == set && outcomes.Fails(rule)).Select(rule => rule.Name);
    }

    public static string? FirstFailure(string text, string set, string language = "en") =>
        Scan(text, language).Rules.FirstFailure(RuleSets.All.Single(s => s.Id == set))?.Name;
}
