using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Corpora;

public sealed class CorpusTests
{
    [Fact]
    public void Every_row_is_accounted_for()
    {
        var result = Audit.Run([SharedData.File("udhr.parquet")]);
        Assert.Equal(532, result.Ledger.Read);
        Assert.True(result.Ledger.Balances);
    }
}
