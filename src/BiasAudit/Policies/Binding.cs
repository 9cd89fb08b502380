using System.Text.Json;
using BiasAudit.Corpora;
using BiasAudit.Measuring;

namespace BiasAudit.Policies;

/// <summary>Binds an approval to bytes: the shards that were audited, by their SHA-256.</summary>
public static class Binding
{
    /// <summary>The id of the rule that the bytes of the corpus must be the audited ones.</summary>
    public const string Rule = "gate.binding";

    /// <summary>The judged result with one finding more: whether the corpus has exactly the audited bytes.</summary>
    /// <param name="result">The judged result.</param>
    /// <param name="inputs">The files, folders or globs of the corpus as it is now.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static AuditResult Verify(AuditResult result, IReadOnlyList<string> inputs, CancellationToken cancellation = default)
    {
        var here = Corpus.Open(inputs, new()).Shards.ToDictionary(shard => shard.Path);
        var differences = result.Shards.Select(account => Difference(account, here.GetValueOrDefault(account.Shard.Path), cancellation))
            .Concat(here.Keys.Except(result.Shards.Select(s => s.Shard.Path)).Order(StringComparer.Ordinal).Select(path => $"{path} was not audited"))
            .OfType<string>().ToList();
        var finding = new Finding
        {
            Rule = Rule,
            Measure = Rule,
            Verdict = differences.Count == 0 ? Verdict.Pass : Verdict.Fail,
            Blocks = differences.Count > 0,
            Sentence = differences.Count == 0
                ? $"{Rule}: the {result.Shards.Length} shards have the bytes that were audited."
                : $"{Rule}: the corpus is not the one that was audited: {string.Join("; ", differences.Take(5))}{(differences.Count > 5 ? $"; and {differences.Count - 5} more" : "")}.",
            Place = result.Judgement is { } judged ? new(judged.File, 1, 1) : null,
        };
        var failed = differences.Count > 0;
        return result with
        {
            Findings = failed ? [finding, .. result.Findings] : [.. result.Findings, finding],
            Verdict = failed ? Verdict.Fail : result.Verdict,
            Judgement = result.Judgement is null ? null : result.Judgement with { ExitCode = failed ? 2 : result.Judgement.ExitCode },
        };
    }

    /// <summary>Writes the approval: the verdict, the policy and the bytes it speaks of.</summary>
    public static void WriteApproval(AuditResult result, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("schema", "biasaudit/approval-1");
        json.WriteString("corpus", result.Name);
        json.WriteString("verdict", result.Verdict?.ToString().ToLowerInvariant());
        json.WriteString("policy", result.Judgement?.Policy);
        json.WriteString("policySha256", result.Judgement?.Sha256);
        json.WriteString("asOf", result.Judgement?.AsOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteStartArray("shards");
        foreach (var account in result.Shards)
        {
            json.WriteStartObject();
            json.WriteString("path", account.Shard.Path);
            json.WriteString("sha256", account.Sha256);
            json.WriteNumber("rows", account.Ledger.Read);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Difference(ShardAccount account, Shard? shard, CancellationToken cancellation) =>
        shard is null ? $"{account.Shard.Path} is missing"
        : account.Sha256 is null ? $"{account.Shard.Path} was audited without its hash"
        : ShardHash.Compute(shard, cancellation) != account.Sha256 ? $"{account.Shard.Path} differs"
        : null;
}
