using System.Globalization;
using System.Text;
using System.Xml;
using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit.Reporting.JUnit;

/// <summary>Findings as JUnit XML: one case for every rule and segment.</summary>
/// <remarks>
/// JUnit knows no warning: a warning is a passing case that says so in its output; a waived, undecided or not applicable
/// finding is skipped with its reason, unless it blocks the gate, which is a failure.
/// </remarks>
public static class JUnitReport
{
    private const int LongestText = 8000;

    /// <summary>Writes the findings.</summary>
    public static void Write(AuditResult result, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartElement("testsuites");
        WriteTotals(xml, result);
        xml.WriteStartElement("testsuite");
        WriteTotals(xml, result);
        if (result.Judgement is { } judgement) WriteProperties(xml, judgement);
        foreach (var finding in result.Findings) WriteCase(xml, finding);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteTotals(XmlWriter xml, AuditResult result)
    {
        xml.WriteAttributeString("name", Text(result.Name));
        xml.WriteAttributeString("tests", Number(result.Findings.Length));
        xml.WriteAttributeString("failures", Number(result.Findings.Count(IsFailure)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(result.Findings.Count(IsSkipped)));
        xml.WriteAttributeString("time", "0");
    }

    private static void WriteProperties(XmlWriter xml, Judgement judgement)
    {
        xml.WriteStartElement("properties");
        foreach (var (name, value) in new[] { ("policy", judgement.Policy), ("policy-sha256", judgement.Sha256), ("exit-code", Number(judgement.ExitCode)) })
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", Text(value));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, Finding finding)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Text(finding.Segment ?? finding.Measure));
        xml.WriteAttributeString("classname", Text(finding.Rule));
        xml.WriteAttributeString("time", "0");
        if (finding.Place is { } place)
        {
            xml.WriteAttributeString("file", Text(place.File));
            xml.WriteAttributeString("line", Number(place.Line));
        }
        if (IsFailure(finding)) WriteOutcome(xml, "failure", finding);
        else if (IsSkipped(finding)) WriteOutcome(xml, "skipped", finding);
        xml.WriteElementString("system-out", Text($"{Verdicts.Word(finding.Verdict)}: {finding.Sentence}"));
        xml.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter xml, string element, Finding finding)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", Text(finding.Sentence));
        if (element == "failure")
        {
            xml.WriteAttributeString("type", Verdicts.Key(finding.Verdict));
            xml.WriteString(Text($"{finding.Sentence} {finding.Why}{Verdicts.Rows(finding)}"));
        }
        xml.WriteEndElement();
    }

    private static bool IsFailure(Finding finding) => finding.Blocks || finding.Verdict == Verdict.Fail;

    private static bool IsSkipped(Finding finding) => !IsFailure(finding) && finding.Verdict is Verdict.Waived or Verdict.Undecided or Verdict.NotApplicable && !finding.Blocks;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text that XML 1.0 can hold, bounded in length.</summary>
    private static string Text(string text) => VisibleText.Of(text.Length > LongestText ? text[..LongestText] + "…" : text);
}
