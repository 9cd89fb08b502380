namespace BiasAudit.Corpora;

/// <summary>Every message about an input, one method a situation: what was found, where, and how to mend it.</summary>
internal static class CorpusErrors
{
    public static CorpusError NotFound(string input) => new(
        "BA3001", "No file, folder or pattern of this name has any readable file.", input,
        $"Give a file, a folder or a quoted pattern that holds {FileFormats.Names}.");

    public static CorpusError UnknownFormat(string path) => new(
        "BA3002", "The file is neither Parquet nor JSON Lines.", path, $"Give {FileFormats.Names}.");

    public static CorpusError CannotOpen(string path, string why) => new(
        "BA3003", $"The file cannot be opened: {why}", path, "Check that it exists, is complete and may be read.");

    public static CorpusError NotParquet(string path, string found) => new(
        "BA3010", $"Not a complete Parquet file: {found}.", path, "Fetch the file again; its end is missing or overwritten.");

    public static CorpusError Encrypted(string path) => new(
        "BA3011", "The Parquet file is encrypted.", path, "Decrypt it before the audit; keys are not supported.");

    public static CorpusError FooterDamaged(string path, string why) => new(
        "BA3012", $"The Parquet footer is damaged: {why}", path, "Fetch or write the file again.");

    public static CorpusError Unsupported(string path, string what) => new(
        "BA3013", $"The file uses what is not supported: {what}", path, "Write it again with ordinary encodings and Snappy, Zstandard or gzip.");

    public static CorpusError TooLarge(string where, string what) => new(
        "BA3014", $"A declared size is beyond every sensible file: {what}", where, "Write the file again; this looks like damage or a decompression bomb.");

    public static CorpusError ColumnDamaged(string path, int rowGroup, string column, long row, string why) => new(
        "BA3020", $"The column '{column}' is damaged from row {row} of row group {rowGroup} on: {why}",
        $"{path}, row group {rowGroup}, column {column}", "Fetch or write the file again; the other row groups were read.");

    public static CorpusError BrokenLines(string path, long lines, long first, string why) => new(
        "BA3030", $"{lines} {(lines == 1 ? "line is" : "lines are")} no JSON object; the first: {why}", $"{path}, line {first}",
        "Write one complete JSON object a line.");

    public static CorpusError LongLines(string path, long lines, long first, int limit) => new(
        "BA3031", $"{lines} {(lines == 1 ? "line is" : "lines are")} longer than {limit >> 20} MiB.", $"{path}, line {first}",
        "Split the document; one line holds one document.");

    public static CorpusError StreamDamaged(string path, long line, string why) => new(
        "BA3032", $"The compressed stream is damaged; the rows after it are lost and their number is unknown: {why}", $"{path}, after line {line}",
        "Fetch or write the file again.");

    public static CorpusError NoText(string path, IEnumerable<string> columns) => new(
        "BA3040", $"No column looks like the text of a document. Columns: {Join(columns)}.", path, "Name the column with --text COLUMN.");

    public static CorpusError UnknownColumn(Role role, string column, IEnumerable<string> columns) => new(
        "BA3042", $"No shard has the column '{column}'. Text columns present: {Join(columns)}.",
        $"--{role.ToString().ToLowerInvariant()} {column}", "Name one of these columns, by its dotted path.");

    public static CorpusError ColumnMissing(string path, Role role, string column, IEnumerable<string> columns) => new(
        "BA3043", $"The shard has no column '{column}' for the role {role.ToString().ToLowerInvariant()}. Text columns present: {Join(columns)}.",
        path, "Name a column that every shard has, or audit these shards on their own.");

    private static string Join(IEnumerable<string> columns)
    {
        var names = columns.ToList();
        return names.Count == 0 ? "none" : string.Join(", ", names.Take(20)) + (names.Count > 20 ? $" and {names.Count - 20} more" : "");
    }
}
