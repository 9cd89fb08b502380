using BiasAudit.Sketches;
using CsCheck;

namespace BiasAudit.Tests.Sketches;

public sealed class CrossTableRowsTests
{
    [Fact]
    public void Rows_in_any_order_are_the_rows_by_name() => Gen.Select(Gen.Int[0, 40], Gen.Int[0, 5], Gen.Int[1, 9]).Array[0, 600].Sample(added =>
    {
        var table = new CrossTable();
        foreach (var (row, column, amount) in added) table.Add($"row {row}", $"column {column}", amount);
        var (unordered, byName) = (table.Rows().Select(Text), table.ByRow().Select(Text).ToArray());
        Assert.Equal(byName, unordered.OrderBy(row => row.Split('|')[0], StringComparer.Ordinal));
        Assert.Equal(added.Select(cell => $"row {cell.Item1}").Distinct().Order(StringComparer.Ordinal), byName.Select(row => row.Split('|')[0]));
        Assert.Equal(added.Sum(cell => (long)cell.Item3), table.ByRow().Sum(row => row.Counts.Sum()));
    });

    private static string Text(CrossRow row) => $"{row.Name}|{string.Join(',', row.Columns)}|{string.Join(',', row.Counts)}";
}
