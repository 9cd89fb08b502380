using System.Security.Cryptography;
using System.Text.RegularExpressions;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Models.Languages;

public sealed partial class TableCardTests
{
    [Theory]
    [InlineData("Models/Languages", 6)]
    [InlineData("References", 5)]
    public void The_card_of_a_table_states_the_hash_that_it_has(string folder, int tables)
    {
        var path = Path.Combine(SharedData.Root, "src", "BiasAudit", folder);
        var cards = Row().Matches(File.ReadAllText(Path.Combine(path, "README.md")));
        Assert.Equal(tables, cards.Count);
        Assert.All(cards, card => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(path, card.Groups[1].Value)))), card.Groups[2].Value));
    }

    [Fact]
    public void Every_table_of_the_detector_has_a_card()
    {
        var path = Path.Combine(SharedData.Root, "src", "BiasAudit", "Models", "Languages");
        var card = File.ReadAllText(Path.Combine(path, "README.md"));
        Assert.All(Directory.EnumerateFiles(path, "*.tsv"), table => Assert.Contains($"| {Path.GetFileName(table)} |", card, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?m)^\| ([a-z-]+\.tsv) \|.*`([0-9a-f]{64})` \|$")]
    private static partial Regex Row();
}
