using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit.Reporting.Cards;

/// <summary>The corpus as Croissant 1.1 metadata with RAI 1.0 fields: its files, its fields, and the audit's numbers as annotations.</summary>
/// <remarks>Sources: Croissant 1.1 (2026-01-29) and Croissant RAI 1.0 (2024-03-06), MLCommons.</remarks>
public static class CroissantReport
{
    private const string Own = "urn:biasaudit:measure:";
    private static readonly string[] Terms =
    [
        "annotation", "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "excludes", "extract", "field", "fileObject", "fileProperty", "fileSet",
        "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated", "replace",
        "samplingRate", "separator", "source", "subField", "transform", "value",
    ];

    /// <summary>Writes the metadata.</summary>
    /// <exception cref="PolicyException">BA2011: what Croissant requires and no audit can know is not said.</exception>
    public static void Write(AuditResult result, CorpusAbout about, Stream stream)
    {
        Require(about);
        var document = new JsonObject
        {
            ["@context"] = Context(),
            ["@type"] = "sc:Dataset",
            ["conformsTo"] = new JsonArray("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"),
            ["name"] = about.Name ?? VisibleText.Of(result.Name),
            ["description"] = about.Description,
            ["license"] = about.LicenseUrl,
            ["url"] = about.Url,
            ["creator"] = new JsonObject { ["@type"] = "sc:Organization", ["name"] = about.Creator },
            ["datePublished"] = about.DatePublished!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["version"] = about.Version,
            ["inLanguage"] = List(CardFacts.Languages(result).Select(l => l.Code)),
            ["distribution"] = new JsonArray([.. result.Shards.Select(File), .. Groups(result).Where(g => g.Shards.Count > 1).Select(FileSet)]),
            ["recordSet"] = new JsonArray([.. Groups(result).Select((group, i) => RecordSet(group, i == 0 ? result : null))]),
            ["rai:dataBiases"] = List(CardFacts.Biases(result)),
            ["rai:dataLimitations"] = List(CardFacts.Sentences(result, SentenceRole.Limit)),
            ["rai:dataCollectionMissingData"] = CardFacts.Ledger(result),
            ["rai:personalSensitiveInformation"] = List(CardFacts.Sentences(result, SentenceRole.Finding, "privacy")),
            ["rai:machineAnnotationTools"] = new JsonArray($"BiasAudit {typeof(CroissantReport).Assembly.GetName().Version!.ToString(3)}"),
            ["rai:dataCollection"] = about.Collection,
            ["rai:dataCollectionType"] = List(about.CollectionTypes.Select(t => t.Value)),
            ["rai:dataUseCases"] = List(about.UseCases.Select(t => t.Value)),
        };
        foreach (var key in document.Where(pair => pair.Value is null or JsonArray { Count: 0 }).Select(pair => pair.Key).ToList()) document.Remove(key);
        using var writer = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n" });
        document.WriteTo(writer);
    }

    private static void Require(CorpusAbout about)
    {
        var missing = new (string Name, object? Value)[]
        {
            ("description", about.Description), ("license", about.License), ("url", about.Url), ("creator", about.Creator), ("datePublished", about.DatePublished),
        }.Where(pair => pair.Value is null).Select(pair => pair.Name).ToList();
        if (missing.Count > 0)
            throw new PolicyException([new("BA2011", new("about.yml", 1, 1), $"Croissant requires what no audit can know: {string.Join(", ", missing)}", "Say it in a YAML file and give it with --about FILE.")]);
    }

    private static JsonObject Context()
    {
        var context = new JsonObject
        {
            ["@language"] = "en",
            ["@vocab"] = "https://schema.org/",
            ["sc"] = "https://schema.org/",
            ["cr"] = "http://mlcommons.org/croissant/",
            ["rai"] = "http://mlcommons.org/croissant/RAI/",
            ["dct"] = "http://purl.org/dc/terms/",
            ["prov"] = "http://www.w3.org/ns/prov#",
            ["conformsTo"] = "dct:conformsTo",
            ["data"] = new JsonObject { ["@id"] = "cr:data", ["@type"] = "@json" },
            ["dataType"] = new JsonObject { ["@id"] = "cr:dataType", ["@type"] = "@vocab" },
            ["examples"] = new JsonObject { ["@id"] = "cr:examples", ["@type"] = "@json" },
        };
        foreach (var term in Terms) context[term] = "cr:" + term;
        return context;
    }

    private static JsonObject File(ShardAccount account) => new()
    {
        ["@type"] = "cr:FileObject",
        ["@id"] = account.Shard.Path,
        ["name"] = account.Shard.Path,
        ["contentUrl"] = string.Join('/', account.Shard.Path.Split('/').Select(Uri.EscapeDataString)),
        ["contentSize"] = $"{account.Shard.Bytes} B",
        ["encodingFormat"] = account.Shard.Format == "parquet" ? "application/x-parquet" : "application/jsonlines",
        ["sha256"] = account.Sha256 ?? throw new PolicyException([new("BA2012", new(account.Shard.Path, 1, 1), "Croissant requires the SHA-256 of every file, and the audit has none", "Audit without --no-hashes.")]),
    };

    private static JsonObject FileSet(FieldGroup group) => new()
    {
        ["@type"] = "cr:FileSet",
        ["@id"] = group.Id,
        ["name"] = group.Id,
        ["encodingFormat"] = group.Shards[0].Format == "parquet" ? "application/x-parquet" : "application/jsonlines",
        ["containedIn"] = new JsonArray([.. group.Shards.Select(s => new JsonObject { ["@id"] = s.Path })]),
        ["includes"] = "*",
    };

    private static JsonObject RecordSet(FieldGroup group, AuditResult? annotated)
    {
        var set = new JsonObject
        {
            ["@type"] = "cr:RecordSet",
            ["@id"] = $"records-{group.Id}",
            ["name"] = $"records-{group.Id}",
            ["field"] = new JsonArray([.. group.Shards[0].Columns.Select(column => Field(group, column))]),
        };
        if (annotated is not null) set["annotation"] = new JsonArray([.. annotated.Measures.Where(m => m.Value is { } v && double.IsFinite(v)).DistinctBy(m => m.Id).Select(Annotation)]);
        return set;
    }

    private static JsonObject Field(FieldGroup group, ShardColumn column) => new()
    {
        ["@type"] = "cr:Field",
        ["@id"] = $"records-{group.Id}/{column.Path}",
        ["name"] = column.Path,
        ["dataType"] = DataType(column.Type),
        ["source"] = new JsonObject
        {
            [group.Shards.Count > 1 ? "fileSet" : "fileObject"] = new JsonObject { ["@id"] = group.Shards.Count > 1 ? group.Id : group.Shards[0].Path },
            ["extract"] = group.Shards[0].Format == "parquet" ? new JsonObject { ["column"] = column.Path } : new JsonObject { ["jsonPath"] = "$." + column.Path },
        },
    };

    private static JsonObject Annotation(Measured measured) => new()
    {
        ["@type"] = "cr:Field",
        ["@id"] = Own + measured.Id,
        ["name"] = measured.Id,
        ["description"] = $"{NumberText.Value(measured)}{(measured.Of is { } of ? $" of {NumberText.Count(of)} {measured.OfUnit}" : "")}",
        ["dataType"] = new JsonArray("sc:Float", Own + measured.Id),
        ["value"] = measured.Value,
    };

    private static string DataType(string type) => type.TrimEnd('?').ToLowerInvariant() switch
    {
        "int" or "long" or "int32" or "int64" or "uint32" or "uint64" or "short" or "byte" or "integer" => "sc:Integer",
        "float" or "double" or "single" or "decimal" or "number" => "sc:Float",
        "bool" or "boolean" => "sc:Boolean",
        "datetime" or "dateonly" or "date" => "sc:Date",
        _ => "sc:Text",
    };

    /// <summary>Shards with the same columns form one record set.</summary>
    private static List<FieldGroup> Groups(AuditResult result) =>
    [
        .. result.Shards.Select(s => s.Shard).Where(s => !s.Columns.IsEmpty).GroupBy(s => s.Format + "\n" + string.Join('\n', s.Columns.Select(c => c.Path + ":" + c.Type)))
            .Select((group, i) => new FieldGroup($"files-{i + 1}", [.. group])),
    ];

    private static JsonArray List(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);

    private sealed record FieldGroup(string Id, List<Shard> Shards);
}
