using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;
using Parquet.Meta;

namespace BiasAudit.Corpora.Parquet;

/// <summary>An opened file: its handle, footer and leaf columns. Reading from it is thread-safe.</summary>
internal sealed class ParquetFile : IDisposable
{
    /// <summary>Opens a file and checks what its footer says.</summary>
    /// <exception cref="AuditException">BA3010 to BA3014.</exception>
    public ParquetFile(string path, string fullPath)
    {
        Handle = File.OpenHandle(fullPath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            Metadata = Footer.Read(Handle, path);
            Leaves = Leaf.Of(Metadata.Schema);
            foreach (var group in Metadata.RowGroups) Check(group);
        }
        catch (DamageException e)
        {
            Handle.Dispose();
            throw new AuditException(CorpusErrors.FooterDamaged(path, e.Message));
        }
        catch
        {
            Handle.Dispose();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>The footer.</summary>
    public FileMetaData Metadata { get; }

    /// <summary>The leaf columns.</summary>
    public ImmutableArray<Leaf> Leaves { get; }

    /// <summary>Finds the leaf of a dotted path, and the path below it where the leaf is a text that holds JSON.</summary>
    public (Leaf Leaf, string? Member)? Find(string column)
    {
        Leaf? best = null;
        foreach (var leaf in Leaves)
        {
            if (leaf.Path == column) return (leaf, null);
            if (leaf.IsBytes && column.Length > leaf.Path.Length && column[leaf.Path.Length] == '.'
                && column.StartsWith(leaf.Path, StringComparison.Ordinal) && leaf.Path.Length > (best?.Path.Length ?? 0)) best = leaf;
        }
        return best is null ? null : (best, column[(best.Path.Length + 1)..]);
    }

    /// <summary>Opens a column of a row group.</summary>
    public ColumnCursor Open(int rowGroup, Leaf leaf, bool allLines)
    {
        var group = Metadata.RowGroups[rowGroup];
        if (leaf.Index >= group.Columns.Count) throw new DamageException("the row group has fewer columns than the schema");
        return new(Handle, group.Columns[leaf.Index], leaf, allLines);
    }

    public void Dispose() => Handle.Dispose();

    private static void Check(RowGroup group)
    {
        if (group.NumRows is < 0 or > int.MaxValue) throw new DamageException($"a row group says to hold {group.NumRows} rows");
    }
}
