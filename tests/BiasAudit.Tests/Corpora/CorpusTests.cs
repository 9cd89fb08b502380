using System.Security.Cryptography;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
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

    [Fact]
    public void A_shard_carries_its_hash_unless_it_is_not_wanted()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.jsonl", "{\"text\":\"one\"}\n");
        var hashed = Audit.Run([folder.Path]);
        var plain = Audit.Run([folder.Path], new AuditOptions { Corpus = new() { HashShards = false } });
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("{\"text\":\"one\"}\n"u8)), hashed.Shards[0].Sha256);
        Assert.Null(plain.Shards[0].Sha256);
    }

    [Fact]
    public void Nothing_found_says_what_to_give()
    {
        var error = Assert.Throws<AuditException>(() => Corpus.Open(["no/such/folder/*.parquet"], new()));
        Assert.Equal("BA3001", error.Code);
        Assert.Contains(".jsonl.zst", error.Remedy, StringComparison.Ordinal);
    }
}
