using BiasAudit.Corpora;
using BiasAudit.Corpora.Parquet;
using Parquet;
using Parquet.Schema;

namespace BiasAudit.Measuring.Signals;

/// <summary>Writes what the audit found out about every row: one Parquet file a shard, row for row, in groups of bounded size.</summary>
internal sealed class SignalFiles
{
    private const int RowsOfGroup = 1 << 16;
    private static readonly string[] Statuses = ["measured", "null", "blank", "undecodable", "not-sampled"];
    private readonly ISignals[] _measures;
    private readonly (ISignals Measure, int Signal)[] _signals;
    private readonly DataField[] _fields;
    private readonly SignalColumns _columns;

    private SignalFiles(IEnumerable<IMeasure> merged)
    {
        _measures = [.. merged.OfType<ISignals>()];
        _signals = [.. _measures.SelectMany(measure => Enumerable.Range(0, measure.SignalNames.Length).Select(signal => (measure, signal)))];
        _fields =
        [
            new DataField("file", typeof(string)), new DataField("row_group", typeof(int), isNullable: false), new DataField("row", typeof(long), isNullable: false),
            new DataField("id", typeof(string)), new DataField("status", typeof(string)), new DataField("language", typeof(string)), new DataField("topic", typeof(string)),
            new DataField("source", typeof(string)), .. _measures.SelectMany(measure => measure.SignalNames).Select(name => new DataField(name, typeof(long), isNullable: true)),
        ];
        _columns = new(_signals.Length);
    }

    /// <summary>Finishes the signals of all slices with the merged states and removes what was kept meanwhile.</summary>
    public static void Write(string folder, IEnumerable<Slice> slices, IEnumerable<IMeasure> merged)
    {
        var files = new SignalFiles(merged);
        foreach (var shard in slices.GroupBy(slice => slice.Shard.Path)) files.WriteShardAsync(folder, shard.Key, shard).GetAwaiter().GetResult();
        Directory.Delete(SignalSpill.FolderOf(folder), recursive: true);
    }

    /// <summary>The signal file of a shard.</summary>
    public static string PathOf(string folder, string shard) =>
        Path.Combine([folder, .. shard.Split('/').Where(part => part is not ("" or "." or ".."))]) + ".signals.parquet";

    private async Task WriteShardAsync(string folder, string shard, IEnumerable<Slice> slices)
    {
        var path = PathOf(folder, shard);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(_fields), stream, WrittenParquet.Options).ConfigureAwait(false);
        foreach (var slice in slices)
        {
            var spill = SignalSpill.PathOf(folder, slice);
            if (!File.Exists(spill)) continue;
            using var reader = new BinaryReader(File.OpenRead(spill));
            while (reader.BaseStream.Position < reader.BaseStream.Length)
            {
                _columns.Clear();
                while (_columns.Count < RowsOfGroup && reader.BaseStream.Position < reader.BaseStream.Length) Read(reader, slice);
                await WriteGroupAsync(writer).ConfigureAwait(false);
            }
        }
    }

    private void Read(BinaryReader reader, Slice slice)
    {
        var status = (RowStatus)reader.ReadByte();
        _columns.Add(slice.Shard.Path, slice.RowGroup, reader.ReadInt64(), reader.ReadString(), Statuses[(int)status]);
        if (status != RowStatus.Measured)
        {
            _columns.AddNothing();
            return;
        }
        _columns.AddFacts(reader.ReadString(), reader.ReadString(), reader.ReadString());
        for (var i = 0; i < _signals.Length; i++)
        {
            var value = _signals[i].Measure.FinishSignal(_signals[i].Signal, reader.ReadInt64());
            _columns.Signals[i].Add(value == ISignals.None ? null : value);
        }
    }

    private async Task WriteGroupAsync(ParquetWriter writer)
    {
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(_fields[0], _columns.File!, null).ConfigureAwait(false);
        await group.WriteAsync<int>(_fields[1], _columns.RowGroup.ToArray()).ConfigureAwait(false);
        await group.WriteAsync<long>(_fields[2], _columns.Row.ToArray()).ConfigureAwait(false);
        for (var i = 0; i < _columns.Texts.Length; i++) await group.WriteAsync(_fields[3 + i], _columns.Texts[i]!, null).ConfigureAwait(false);
        for (var i = 0; i < _columns.Signals.Length; i++) await group.WriteAsync<long>(_fields[8 + i], _columns.Signals[i].ToArray()).ConfigureAwait(false);
    }
}
