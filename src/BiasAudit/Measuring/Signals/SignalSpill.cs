using System.Text;
using BiasAudit.Corpora;

namespace BiasAudit.Measuring.Signals;

/// <summary>The signals of one slice while the scan runs: a file of rows on disk, so that memory does not grow with the corpus.</summary>
/// <remarks>Some signals are known only when all documents are: which cluster a text belongs to. They are finished afterwards, row by row.</remarks>
internal sealed class SignalSpill : IDisposable
{
    private readonly BinaryWriter _writer;
    private readonly ISignals[] _measures;
    private readonly long[] _values;

    public SignalSpill(string folder, Slice slice, IEnumerable<IMeasure> states)
    {
        _measures = [.. states.OfType<ISignals>()];
        _values = new long[_measures.Sum(measure => measure.SignalNames.Length)];
        _writer = new(new FileStream(PathOf(folder, slice), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16));
    }

    /// <summary>Where the rows of a slice are kept until the scan ends.</summary>
    public static string PathOf(string folder, Slice slice) => Path.Combine(FolderOf(folder), $"{slice.Shard.Key:x16}-{slice.RowGroup}.rows");

    /// <summary>The folder of all of them.</summary>
    public static string FolderOf(string folder) => Path.Combine(folder, ".unfinished");

    /// <summary>Writes a row that is no document.</summary>
    public void Skip(Batch batch, int index, RowStatus status) => WriteHead(batch, index, status);

    /// <summary>Writes a row that every measure has seen.</summary>
    public void Add(Document document, Batch batch, int index)
    {
        WriteHead(batch, index, RowStatus.Measured);
        _writer.Write(document.Language);
        _writer.Write(document.Topic);
        _writer.Write(document.Source.Name);
        var at = 0;
        foreach (var measure in _measures)
        {
            var width = measure.SignalNames.Length;
            measure.WriteSignals(_values.AsSpan(at, width));
            at += width;
        }
        foreach (var value in _values) _writer.Write(value);
    }

    public void Dispose() => _writer.Dispose();

    private void WriteHead(Batch batch, int index, RowStatus status)
    {
        _writer.Write((byte)status);
        _writer.Write(batch.Address(index).Row);
        var id = batch[Role.Id] is { } column && !column.IsNull(index) ? column[index] : default;
        _writer.Write(Encoding.UTF8.GetString(id));
    }
}
