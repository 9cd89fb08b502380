using BiasAudit.Text;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Privacy;

/// <summary>What the detectors find of planted values and make of look-alikes: the list that the tests measure and hold.</summary>
internal static class DetectorPower
{
    /// <summary>The list inside the library.</summary>
    public const string Path = "Sections/Privacy/detectors.tsv";

    /// <summary>Planted, found and wrongly found values of each kind, with precision and recall.</summary>
    public static DataFrame Frame()
    {
        var rows = EmbeddedFile.Lines(Path).Select(line => line.Split('\t')).Select(cells => (Kind: cells[0], Planted: Number(cells[1]), Found: Number(cells[2]), False: Number(cells[3]))).ToList();
        return new(
            new StringDataFrameColumn("kind", rows.Select(row => row.Kind)), new Int64DataFrameColumn("planted", rows.Select(row => row.Planted)),
            new Int64DataFrameColumn("found", rows.Select(row => row.Found)), new Int64DataFrameColumn("false", rows.Select(row => row.False)),
            new DoubleDataFrameColumn("precision", rows.Select(row => (double)row.Found / (row.Found + row.False))),
            new DoubleDataFrameColumn("recall", rows.Select(row => (double)row.Found / row.Planted)));
    }

    private static long Number(string cell) => long.Parse(cell);
}
