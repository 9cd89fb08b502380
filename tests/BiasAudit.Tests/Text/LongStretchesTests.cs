using System.Text;
using BiasAudit.Text;
using CsCheck;

namespace BiasAudit.Tests.Text;

public sealed class LongStretchesTests
{
    /// <summary>Lengths about the least, about a block and over several blocks; the same scan is used again and again.</summary>
    [Fact]
    public void Long_stretches_are_those_of_all_that_have_the_length()
    {
        var scan = new TextScan();
        Gen.Int[0, 200].Array[0, 30].Where(lengths => lengths.Length > 0).Sample(lengths =>
        {
            scan.Scan(Encoding.UTF8.GetBytes(string.Join(' ', lengths.Select((length, i) => new string((char)('a' + i % 26), i % 3 == 0 ? length : length % 40)))));
            Assert.Equal([.. scan.SpacedWords.ToArray().Where(stretch => stretch.Length >= LongStretches.Least)], scan.LongStretches.ToArray());
        }, threads: 1);
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(16, 1)]
    [InlineData(17, 1)]
    public void The_least_length_is_found_wherever_a_block_ends(int length, int found)
    {
        for (var before = 0; before < 130; before++)
        {
            var scan = new TextScan();
            scan.Scan(Encoding.UTF8.GetBytes(new string(' ', before) + new string('x', length)));
            Assert.Equal(Enumerable.Repeat(new Extent(before, before + length), found), scan.LongStretches.ToArray());
        }
    }
}
