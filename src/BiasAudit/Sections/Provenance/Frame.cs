using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>Makes the columns of result tables from sequences.</summary>
internal static class Frame
{
    public static DataFrameColumn Text(string name, IEnumerable<string?> values) => new StringDataFrameColumn(name, values);

    public static DataFrameColumn Count(string name, IEnumerable<long> values) => new Int64DataFrameColumn(name, values);

    /// <summary>Declared tokens; null everywhere where no column declares any, since nothing is known then.</summary>
    public static DataFrameColumn Tokens(SourceSizes sizes, IEnumerable<long> values) =>
        new Int64DataFrameColumn("tokens", values.Select(value => sizes.Total(SizeUnit.Tokens) == 0 ? (long?)null : value));

    public static DataFrameColumn Number(string name, IEnumerable<double> values) =>
        new DoubleDataFrameColumn(name, values.Select(value => double.IsFinite(value) ? value : (double?)null));
}
