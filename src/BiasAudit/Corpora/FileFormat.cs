namespace BiasAudit.Corpora;

/// <summary>How a shard is stored.</summary>
internal enum FileFormat
{
    Parquet,
    Jsonl,
    JsonlGzip,
    JsonlZstd,
}

/// <summary>Tells formats by file name, and by content where the name says nothing.</summary>
internal static class FileFormats
{
    /// <summary>The formats as a message names them.</summary>
    public const string Names = "files of .parquet, .jsonl, .jsonl.gz or .jsonl.zst";

    private static readonly (string Ending, FileFormat Format)[] Endings =
    [
        (".parquet", FileFormat.Parquet),
        (".jsonl", FileFormat.Jsonl), (".ndjson", FileFormat.Jsonl),
        (".jsonl.gz", FileFormat.JsonlGzip), (".json.gz", FileFormat.JsonlGzip), (".ndjson.gz", FileFormat.JsonlGzip),
        (".jsonl.zst", FileFormat.JsonlZstd), (".json.zst", FileFormat.JsonlZstd), (".jsonl.zstd", FileFormat.JsonlZstd),
    ];

    /// <summary>The name of a format in results.</summary>
    public static string NameOf(FileFormat format) => format switch
    {
        FileFormat.Parquet => "parquet",
        FileFormat.Jsonl => "jsonl",
        FileFormat.JsonlGzip => "jsonl.gz",
        _ => "jsonl.zst",
    };

    /// <summary>The format that a file name tells, or null.</summary>
    public static FileFormat? ByName(string path)
    {
        foreach (var (ending, format) in Endings)
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return format;
        return null;
    }

    /// <summary>The format that the first bytes tell, or null.</summary>
    public static FileFormat? ByContent(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'P', (byte)'A', (byte)'R', (byte)'1' or (byte)'E', ..] => FileFormat.Parquet,
        [0x1F, 0x8B, ..] => FileFormat.JsonlGzip,
        [0x28, 0xB5, 0x2F, 0xFD, ..] => FileFormat.JsonlZstd,
        [(byte)'{', ..] or [0xEF, 0xBB, 0xBF, (byte)'{', ..] => FileFormat.Jsonl,
        _ => null,
    };
}
