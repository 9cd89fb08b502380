using System.Text.Json;
using System.Text.RegularExpressions;

namespace BiasAudit.Tests.Policies;

/// <summary>What SARIF 2.1.0 requires (schema, errata 01) and what GitHub code scanning requires beyond it.</summary>
internal static class SarifRules
{
    private static readonly string[] Kinds = ["notApplicable", "pass", "fail", "review", "open", "informational"];
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    public static void Check(JsonElement log, bool full)
    {
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.EndsWith("sarif-2.1.0.json", log.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.NotEmpty(driver.GetProperty("name").GetString()!);
        Assert.True(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        foreach (var rule in rules) CheckRule(rule);
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.InRange(results.Count, 1, 5000);
        foreach (var result in results) CheckResult(result, rules, full);
        Assert.Equal(results.Count, results.Select(r => r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()).Distinct().Count());
    }

    private static void CheckRule(JsonElement rule)
    {
        Assert.NotEmpty(rule.GetProperty("id").GetString()!);
        Assert.InRange(rule.GetProperty("shortDescription").GetProperty("text").GetString()!.Length, 1, 1024);
        Assert.InRange(rule.GetProperty("fullDescription").GetProperty("text").GetString()!.Length, 1, 1024);
        Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!);
        Assert.InRange(rule.GetProperty("properties").GetProperty("tags").GetArrayLength(), 0, 20);
    }

    private static void CheckResult(JsonElement result, List<JsonElement> rules, bool full)
    {
        Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
        var (kind, level) = (result.GetProperty("kind").GetString(), result.GetProperty("level").GetString());
        Assert.Contains(kind, Kinds);
        Assert.Contains(level, Levels);
        Assert.True(kind == "fail" || level == "none", "a kind other than fail has the level none");
        Assert.True(full || kind == "fail", "code scanning shows every result as an alert");
        var message = result.GetProperty("message").GetProperty("text").GetString()!;
        Assert.NotEmpty(message);
        Assert.DoesNotMatch(new Regex(@"(?<!\\)\["), message);
        Assert.DoesNotContain(message, char.IsControl);
        var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
        var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        Assert.Matches(@"^[A-Za-z0-9._~%/-]+$", uri);
        Assert.True(Uri.TryCreate(uri, UriKind.Relative, out _));
        var region = place.GetProperty("region");
        Assert.InRange(region.GetProperty("startLine").GetInt32(), 1, int.MaxValue);
        Assert.InRange(region.GetProperty("endColumn").GetInt32(), region.GetProperty("startColumn").GetInt32(), int.MaxValue);
        if (result.TryGetProperty("suppressions", out var suppressions))
            Assert.All(suppressions.EnumerateArray(), one => Assert.Contains(one.GetProperty("kind").GetString(), new[] { "inSource", "external" }));
    }
}
