using System.Collections.Immutable;
using System.Text.Json;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit.Reporting.Json;

/// <summary>The JSON twin, schema <c>biasaudit/audit-1</c>: the contract from which everything else can be rendered again.</summary>
/// <remarks>Equal results give equal bytes; <c>reproduction</c>, the last member, is the only one that may differ between runs.</remarks>
public static class AuditJson
{
    /// <summary>The name and version of the schema.</summary>
    public const string Schema = "biasaudit/audit-1";

    /// <summary>Writes a result.</summary>
    public static void Write(AuditResult result, Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, JsonForm.Layout);
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        Write(writer, "verdict", result.Verdict);
        Write(writer, "corpus", CorpusForm.From(result));
        Write(writer, "ledger", result.Ledger);
        Write(writer, "judgement", result.Judgement);
        Write(writer, "findings", result.Findings);
        Write(writer, "sections", result.Sections.Select(SectionForm.From));
        Write(writer, "measures", result.Measures.ToDictionary(measured => measured.Id, MeasureForm.From));
        WriteTables(writer, [.. result.Sections.SelectMany(section => section.Tables)]);
        Write(writer, "reproduction", result.Reproduction);
        writer.WriteEndObject();
        writer.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads what <see cref="Write(AuditResult, Stream)"/> wrote.</summary>
    /// <param name="stream">The JSON text.</param>
    /// <param name="where">The file, for the error.</param>
    /// <exception cref="AuditException">BA3100: it is not an audit of this schema.</exception>
    public static AuditResult Read(Stream stream, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or NotSupportedException)
        {
            throw new AuditException("BA3100", $"this is not an audit of the schema '{Schema}': {e.Message}", where,
                "Give the audit.json that biasaudit audit or merge wrote.", e);
        }
    }

    private static AuditResult Read(JsonElement root)
    {
        if (root.GetProperty("schema").GetString() is var schema && schema != Schema) throw new JsonException($"its schema is '{schema}'");
        var corpus = Read<CorpusForm>(root, "corpus")!;
        var measures = Read<Dictionary<string, MeasureForm>>(root, "measures")!;
        var columns = Read<Dictionary<string, Dictionary<string, string>>>(root, "columns")!;
        var tables = root.GetProperty("tables");
        return new()
        {
            Name = corpus.Name,
            Shards = [.. corpus.Shards.Select(shard => shard.ToAccount())],
            Ledger = Read<Ledger>(root, "ledger"),
            Sections = [.. Read<ImmutableArray<SectionForm>>(root, "sections").Select(section => section.ToView(
                id => measures[id].ToMeasured(id),
                name => new(name, TableJson.Read(tables.GetProperty(name), columns[name]))))],
            Findings = Read<ImmutableArray<Finding>>(root, "findings"),
            Verdict = Read<Verdict?>(root, "verdict"),
            Judgement = Read<Judgement>(root, "judgement"),
            Reproduction = Read<Reproduction>(root, "reproduction"),
        };
    }

    private static void WriteTables(Utf8JsonWriter writer, ImmutableArray<ResultTable> tables)
    {
        Write(writer, "columns", tables.ToDictionary(table => table.Name, table => TableJson.TypesOf(table.Frame)));
        writer.WriteStartObject("tables");
        foreach (var table in tables)
        {
            writer.WritePropertyName(table.Name);
            TableJson.Write(writer, table.Frame);
        }
        writer.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, JsonForm.Values);
    }

    private static T? Read<T>(JsonElement root, string name) => root.GetProperty(name).Deserialize<T>(JsonForm.Values);
}
