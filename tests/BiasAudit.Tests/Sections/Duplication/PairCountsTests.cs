using BiasAudit.Sections.Duplication;
using CsCheck;

namespace BiasAudit.Tests.Sections.Duplication;

public sealed class PairCountsTests
{
    private static readonly Gen<(int Row, int Column, int OfRow, int OfColumn)> Pair =
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[1, 9], Gen.Int[1, 9]).Where(pair => pair.Item1 != pair.Item2);

    // More pairs than there is room for at first, and most of them several times: what is written down is summed more than once.
    [Fact]
    public void Pairs_are_what_adding_one_by_one_gives() => Pair.Array[0, 400].Sample(added =>
    {
        var (pairs, expected) = (new PairCounts(), new Dictionary<(int Row, int Column), long>());
        foreach (var (row, column, ofRow, ofColumn) in added)
        {
            pairs.Add(row, column, ofRow, ofColumn);
            expected[(row, column)] = expected.GetValueOrDefault((row, column)) + ofRow;
            expected[(column, row)] = expected.GetValueOrDefault((column, row)) + ofColumn;
        }
        Assert.Equal(expected.Count, pairs.Pairs.Count());
        Assert.All(pairs.Pairs, pair => Assert.Equal(expected[(pair.Row, pair.Column)], pair.Count));
        Assert.All(expected, pair => Assert.Equal(pair.Value, pairs[pair.Key.Row, pair.Key.Column]));
        Assert.Equal(0, pairs[20, 21]);
    });
}
