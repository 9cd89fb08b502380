using System.Collections.Immutable;
using BiasAudit.Corpora.Roles;

namespace BiasAudit.Corpora;

/// <summary>Opens one shard: its format, its columns, its roles; or why it cannot be read.</summary>
internal static class ShardOpening
{
    /// <summary>Opens a shard; what is wrong with it is its <see cref="Shard.Error"/>.</summary>
    public static Shard Open(string path, string fullPath, CorpusOptions options, Func<string, IShardFormat> formatOf)
    {
        var shard = new Shard { Path = path, FullPath = fullPath, Format = "unknown" };
        try
        {
            shard = shard with { Bytes = new FileInfo(fullPath).Length };
            if ((FileFormats.ByName(fullPath) ?? ByContent(fullPath)) is not { } format) return shard with { Error = CorpusErrors.UnknownFormat(path) };
            shard = shard with { Format = FileFormats.NameOf(format) };
            return Assign(shard, formatOf(shard.Format).Inspect(shard), options);
        }
        catch (AuditException e)
        {
            return shard with { Error = new(e.Code, e.What, e.Where, e.Remedy) };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return shard with { Error = CorpusErrors.CannotOpen(path, e.Message) };
        }
    }

    private static Shard Assign(Shard shard, ShardSchema schema, CorpusOptions options)
    {
        var columns = schema.Columns;
        shard = shard with
        {
            DeclaredRows = schema.Rows,
            RowGroups = schema.RowsOfGroups.Length,
            RowsOfGroups = schema.RowsOfGroups,
            Columns = [.. columns.Select(c => new ShardColumn(c.Path, c.Type))],
        };
        var given = Present(columns, options);
        if (columns.Count == 0 && schema.Rows is null)
            return shard with { Roles = [new(Role.Text, options.Columns.GetValueOrDefault(Role.Text, "text"), "The usual name; the first lines show no column.")] };
        if (schema.Rows == 0) return shard with { Roles = RoleDetection.Detect(columns, given) };
        var texts = columns.Where(c => c.Kind == ColumnKind.Text).Select(c => c.Path);
        if (options.Columns.TryGetValue(Role.Text, out var text) && !given.ContainsKey(Role.Text))
            return shard with { Error = CorpusErrors.ColumnMissing(shard.Path, Role.Text, text, texts) };
        shard = shard with { Roles = RoleDetection.Detect(columns, given) };
        return shard.Roles.Any(choice => choice.Role == Role.Text) ? shard : shard with { Error = CorpusErrors.NoText(shard.Path, columns.Select(c => c.Path)) };
    }

    /// <summary>The given columns that this shard has; where it lacks one, its role is detected.</summary>
    private static ImmutableDictionary<Role, string> Present(IReadOnlyList<ColumnLook> columns, CorpusOptions options) =>
        options.Columns.Where(given => columns.Any(c => c.Path == given.Value)).ToImmutableDictionary();

    private static FileFormat? ByContent(string fullPath)
    {
        Span<byte> head = stackalloc byte[16];
        using var stream = File.OpenRead(fullPath);
        return FileFormats.ByContent(head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
    }
}
