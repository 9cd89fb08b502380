using BiasAudit.Corpora;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Corpora;

public sealed class ShardFinderTests
{
    [Theory]
    [InlineData("", "a.parquet b/c.jsonl b/d/e.jsonl.gz")]
    [InlineData("*.parquet", "a.parquet")]
    [InlineData("**/*.jsonl*", "b/c.jsonl b/d/e.jsonl.gz")]
    [InlineData("b/*/e.*", "d/e.jsonl.gz")]
    [InlineData("?.parquet", "a.parquet")]
    public void Folders_and_patterns_name_the_files_below_them(string pattern, string expected)
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "a.parquet", "b/c.jsonl", "b/d/e.jsonl.gz", "b/notes.txt", ".cache/x.parquet" }) folder.Write(name, "");
        var found = ShardFinder.Find([Path.Combine(folder.Path, pattern)]);
        Assert.Equal(expected.Split(' '), found.Select(f => f.Path));
    }

    [Fact]
    public void A_file_named_twice_is_read_once()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.jsonl", "");
        Assert.Single(ShardFinder.Find([path, folder.Path]));
    }

    [Fact]
    public void Files_of_one_name_keep_different_paths()
    {
        using var folder = new TemporaryFolder();
        var found = ShardFinder.Find([folder.Write("x/a.jsonl", ""), folder.Write("y/a.jsonl", "")]);
        Assert.Equal(2, found.Select(f => f.Path).Distinct().Count());
    }

    [Fact]
    public void A_link_that_leads_back_up_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b/a.jsonl", "");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "b", "up"), folder.Path);
        Assert.Equal(["b/a.jsonl"], ShardFinder.Find([folder.Path]).Select(f => f.Path));
    }
}
