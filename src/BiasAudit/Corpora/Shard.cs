using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using System.Text.Json.Serialization;

namespace BiasAudit.Corpora;

/// <summary>One file of the corpus and what is known of it before its text is read.</summary>
public sealed record Shard
{
    /// <summary>The path as given or found, with forward slashes, relative to the input where it was found.</summary>
    public required string Path
    {
        get;
        init => (field, Key) = (value, KeyOf(value));
    }

    /// <summary>The path to open on this machine; not part of any result.</summary>
    [JsonIgnore]
    public string FullPath { get; init; } = "";

    /// <summary>The format: <c>parquet</c>, <c>jsonl</c>, <c>jsonl.gz</c> or <c>jsonl.zst</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Bytes on disk.</summary>
    public long Bytes { get; init; }

    /// <summary>Rows the footer declares; null where only reading tells.</summary>
    public long? DeclaredRows { get; init; }

    /// <summary>Row groups; 0 where the format has none.</summary>
    public int RowGroups { get; init; }

    /// <summary>The columns, by dotted path, and the type of each.</summary>
    public ImmutableArray<ShardColumn> Columns { get; init; } = [];

    /// <summary>Which column plays which role, and why.</summary>
    public ImmutableArray<RoleChoice> Roles { get; init; } = [];

    /// <summary>Why the shard cannot be read at all, or null.</summary>
    public CorpusError? Error { get; init; }

    /// <summary>Identifies the shard by its path, on any machine and in any merge.</summary>
    public ulong Key { get; private init; }

    /// <summary>The key of the shard at a path.</summary>
    public static ulong KeyOf(string path) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(path));

    /// <summary>Rows of each row group as the footer declares them.</summary>
    internal ImmutableArray<long> RowsOfGroups { get; init; } = [];

    /// <summary>The slices: one a row group, or one in all where the format has no row groups.</summary>
    internal IEnumerable<Slice> Slices()
    {
        if (RowGroups == 0) yield return new(this, 0, 0, DeclaredRows);
        var first = 0L;
        for (var i = 0; i < RowsOfGroups.Length; first += RowsOfGroups[i++]) yield return new(this, i, first, RowsOfGroups[i]);
    }
}

/// <summary>A column of a shard.</summary>
/// <param name="Path">The dotted path, such as <c>metadata.url</c>.</param>
/// <param name="Type">The type as the format names it, such as <c>string?</c>.</param>
public sealed record ShardColumn(string Path, string Type);

/// <summary>The choice of a column for a role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Column">The dotted path of the column.</param>
/// <param name="Reason">Why it was chosen, as a sentence for the reader.</param>
public sealed record RoleChoice(Role Role, string Column, string Reason);

/// <summary>What could not be read, with the stable code of the message (BA3xxx).</summary>
/// <param name="Code">The code, such as <c>BA3001</c>.</param>
/// <param name="What">What was found and what was expected.</param>
/// <param name="Where">The file, row group, row or column.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record CorpusError(string Code, string What, string Where, string Remedy);
