using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>Makes the columns of result tables from sequences.</summary>
internal static class Frame
{
    public static DataFrameColumn Text(string name, IEnumerable<string?> values) => new StringDataFrameColumn(name, values);

    public static DataFrameColumn Count(string name, IEnumerable<long> values) => new Int64DataFrameColumn(name, values);

    public static DataFrameColumn Number(string name, IEnumerable<double> values) =>
        new DoubleDataFrameColumn(name, values.Select(value => double.IsFinite(value) ? value : (double?)null));
}
