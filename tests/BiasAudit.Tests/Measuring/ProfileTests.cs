using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Measuring;

public sealed class ProfileTests
{
    [Fact]
    public void Parts_merged_in_any_order_are_the_whole_for_any_thread_count()
    {
        var corpus = Corpus.Open([SharedData.File("c4-sample.parquet"), SharedData.File("udhr.parquet")], new());
        var whole = Bytes(Profiler.Scan(corpus, new() { Threads = 1 }));
        Assert.Equal(whole, Bytes(Profiler.Scan(corpus, new() { Threads = 5 })));
        foreach (var order in new[] { new[] { 1, 2, 3, 4, 5, 6, 7 }, [7, 3, 1, 6, 2, 5, 4] })
        {
            var parts = order.Select(i => Read(Bytes(Profiler.Scan(corpus, new() { Part = new(i, 7) })))).ToList();
            foreach (var part in parts.Skip(1)) parts[0].Merge(part);
            Assert.All(parts[0].Shards, shard => Assert.True(shard.IsComplete));
            Assert.Equal(whole, Bytes(parts[0]));
        }
    }

    [Fact]
    public void Merging_a_part_twice_is_refused()
    {
        var profile = Profiler.Scan(Corpus.Open([SharedData.File("udhr.parquet")], new()), new());
        Assert.Equal("BA3041", Assert.Throws<AuditException>(() => profile.Merge(Read(Bytes(profile)))).Code);
    }

    [Fact]
    public void Different_options_do_not_merge()
    {
        var corpus = Corpus.Open([SharedData.File("udhr.parquet")], new());
        var (left, right) = (Profiler.Scan(corpus, new() { Part = new(1, 2) }), Profiler.Scan(corpus, new() { Part = new(2, 2), Seed = 7 }));
        Assert.Equal("BA3040", Assert.Throws<AuditException>(() => left.Merge(right)).Code);
    }

    [Fact]
    public void Every_damaged_byte_of_a_profile_is_noticed()
    {
        var bytes = Bytes(Profiler.Scan(Corpus.Open([SharedData.File("udhr.parquet")], new()), new()));
        for (var at = 0; at < bytes.Length; at += Math.Max(1, bytes.Length / 50))
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x40;
            Assert.Equal("BA3042", Assert.Throws<AuditException>(() => Read(damaged)).Code);
            Assert.Equal("BA3042", Assert.Throws<AuditException>(() => Read(bytes[..at])).Code);
        }
    }

    private static Profile Read(byte[] bytes) => Profile.Load(new MemoryStream(bytes), "test.bap");

    private static byte[] Bytes(Profile profile)
    {
        using var stream = new MemoryStream();
        profile.Save(stream);
        return stream.ToArray();
    }
}
