using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit.Reporting.Sarif;

/// <summary>Findings as SARIF 2.1.0: each stands at its rule's line in the policy file, which is in the repository.</summary>
/// <remarks>
/// The GitHub flavor leaves out what code scanning would show as an open alert although it is none: it ignores kinds and
/// suppressions, so passing, waived and not applicable findings are only in the full flavor.
/// </remarks>
public static class SarifReport
{
    private const int MostResults = 5000;
    private const int LongestText = 1000;

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    /// <summary>Writes the findings.</summary>
    /// <param name="result">The judged result.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="full">Whether to write every finding with its kind and suppression, not only what code scanning should show.</param>
    public static void Write(AuditResult result, Stream stream, bool full = false)
    {
        var findings = result.Findings.Where(f => full || f.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Undecided).Take(MostResults).ToList();
        var rules = findings.DistinctBy(f => f.Rule).OrderBy(f => f.Rule, StringComparer.Ordinal).ToList();
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = Driver(rules) },
                ["automationDetails"] = new JsonObject { ["id"] = $"biasaudit/{Text(result.Name)}" },
                ["invocations"] = new JsonArray(new JsonObject { ["executionSuccessful"] = true, ["exitCode"] = result.Judgement?.ExitCode ?? 0 }),
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. findings.Select(f => Result(f, rules.FindIndex(r => r.Rule == f.Rule), full))]),
            }),
        };
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(log.ToJsonString(Layout));
    }

    private static JsonObject Driver(IEnumerable<Finding> rules) => new()
    {
        ["name"] = "BiasAudit",
        ["semanticVersion"] = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
        ["rules"] = new JsonArray([.. rules.Select(Rule)]),
    };

    private static JsonObject Rule(Finding finding)
    {
        var why = finding.Why ?? $"The policy limits {finding.Measure}.";
        return new()
        {
            ["id"] = Text(finding.Rule),
            ["shortDescription"] = new JsonObject { ["text"] = Text($"{finding.Rule}: {finding.Measure}") },
            ["fullDescription"] = new JsonObject { ["text"] = Text(why) },
            ["help"] = new JsonObject { ["text"] = Text($"{why} The measure is {finding.Measure}; read its definition with: biasaudit explain {finding.Measure}") },
            ["properties"] = new JsonObject { ["tags"] = new JsonArray([.. finding.References.Take(10).Select(reference => JsonValue.Create(Text(reference)))]) },
        };
    }

    private static JsonObject Result(Finding finding, int index, bool full)
    {
        var (kind, level) = Grade(finding.Verdict, full);
        var result = new JsonObject
        {
            ["ruleId"] = Text(finding.Rule),
            ["ruleIndex"] = index,
            ["kind"] = kind,
            ["level"] = level,
            ["message"] = new JsonObject { ["text"] = Text(finding.Sentence) },
            ["locations"] = new JsonArray(Location(finding)),
            ["partialFingerprints"] = new JsonObject { ["primaryLocationLineHash"] = Fingerprint(finding) },
            ["properties"] = Numbers(finding),
        };
        if (!finding.Evidence.IsDefaultOrEmpty)
            result["relatedLocations"] = new JsonArray([.. finding.Evidence.Select(Row)]);
        if (finding.Verdict == Verdict.Waived)
            result["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "external", ["status"] = "accepted", ["justification"] = Text(finding.Waiver ?? "") });
        return result;
    }

    /// <summary>Kinds other than fail have the level none (§3.27.10); GitHub reads levels only.</summary>
    private static (string Kind, string Level) Grade(Verdict verdict, bool full) => (verdict, full) switch
    {
        (Verdict.Fail, _) => ("fail", "error"),
        (Verdict.Warn, _) => ("fail", "warning"),
        (Verdict.Waived, _) => ("fail", "note"),
        (Verdict.Undecided, false) => ("fail", "note"),
        (Verdict.Undecided, true) => ("open", "none"),
        (Verdict.NotApplicable, _) => ("notApplicable", "none"),
        _ => ("pass", "none"),
    };

    private static JsonObject Location(Finding finding)
    {
        var place = finding.Place ?? new PolicyPlace("policy.yml", 1, 1);
        var location = new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(place.File) },
                ["region"] = new JsonObject
                {
                    ["startLine"] = place.Line, ["startColumn"] = place.Column, ["endLine"] = place.Line, ["endColumn"] = place.Column + 1,
                },
            },
        };
        if (finding.Segment is { } segment)
            location["logicalLocations"] = new JsonArray(new JsonObject { ["name"] = Text(segment), ["fullyQualifiedName"] = Text($"{finding.Measure}[{segment}]"), ["kind"] = "x-segment" });
        return location;
    }

    /// <summary>A row of the corpus that shows the finding; its text stays out of a file that others store.</summary>
    private static JsonObject Row(EvidenceRow row, int index) => new()
    {
        ["id"] = index + 1,
        ["message"] = new JsonObject { ["text"] = Text(row.Place) },
        ["physicalLocation"] = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(row.Shard) }, ["region"] = new JsonObject { ["startLine"] = 1 } },
        ["logicalLocations"] = new JsonArray(new JsonObject
        {
            ["name"] = Text(row.Place), ["fullyQualifiedName"] = Text($"{row.Shard}/{row.Address.RowGroup}/{row.Address.Row}"), ["kind"] = "x-row",
        }),
    };

    /// <summary>A relative URI, percent-encoded; what lies outside the working folder keeps only its name.</summary>
    internal static string UriOf(string file)
    {
        if (file.StartsWith(Preset.Prefix, StringComparison.Ordinal)) return $"presets/{Uri.EscapeDataString(file[Preset.Prefix.Length..])}.yml";
        var relative = Path.IsPathRooted(file) ? Path.GetRelativePath(Directory.GetCurrentDirectory(), file) : file;
        var parts = relative.Replace('\\', '/').Split('/').Where(part => part is not ("." or "")).ToList();
        if (parts.Contains("..") || Path.IsPathRooted(relative)) parts = [parts[^1]];
        return string.Join('/', parts.Select(part => Uri.EscapeDataString(VisibleText.Of(part))));
    }

    /// <summary>The same for the same rule and segment in every run, so that an alert is one alert however its numbers move.</summary>
    private static string Fingerprint(Finding finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Rule}\n{finding.Segment}")))[..32] + ":1";

    private static JsonObject Numbers(Finding finding) => new(new Dictionary<string, JsonNode?>
    {
        ["verdict"] = finding.Verdict.ToString(), ["blocks"] = finding.Blocks, ["measure"] = finding.Measure, ["value"] = finding.Value,
        ["unit"] = finding.Unit, ["of"] = finding.Of, ["limit"] = finding.Limit, ["low"] = finding.Interval?.Low, ["high"] = finding.Interval?.High,
        ["baseline"] = finding.Baseline, ["effect"] = finding.Effect,
    }.Where(pair => pair.Value is not null));

    /// <summary>Text that SARIF takes for nothing more: no link, no placeholder, no control character, bounded length.</summary>
    private static string Text(string text)
    {
        var visible = VisibleText.Of(text);
        if (visible.Length > LongestText / 2) visible = visible[..(LongestText / 2 - 1)] + "…";
        return visible.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)
            .Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
    }
}
