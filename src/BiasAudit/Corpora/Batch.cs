namespace BiasAudit.Corpora;

/// <summary>Consecutive rows of one slice, column by column. Valid only during the call that receives it.</summary>
public sealed class Batch
{
    private static readonly int Roles = Enum.GetValues<Role>().Length;
    private readonly Utf8Column?[] _columns = new Utf8Column?[Roles];

    /// <summary>The shard the rows belong to.</summary>
    public required Shard Shard { get; init; }

    /// <summary>The row group of the rows.</summary>
    public int RowGroup { get; set; }

    /// <summary>The number of the first row within the shard, from 0.</summary>
    public long FirstRow { get; set; }

    /// <summary>The number of rows.</summary>
    public int Count => this[Role.Text]?.Count ?? 0;

    /// <summary>The column that plays a role, or null when the shard has none.</summary>
    public Utf8Column? this[Role role]
    {
        get => _columns[(int)role];
        set => _columns[(int)role] = value;
    }

    /// <summary>Forgets the rows and gives their buffers back.</summary>
    internal void Release()
    {
        foreach (var column in _columns) column?.Release();
    }

    /// <summary>The address of the row at an index of this batch.</summary>
    public RowAddress Address(int index) => new(Shard.Key, RowGroup, FirstRow + index);
}
