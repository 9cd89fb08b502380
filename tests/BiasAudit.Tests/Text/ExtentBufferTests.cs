using BiasAudit.Text;
using CsCheck;

namespace BiasAudit.Tests.Text;

public sealed class ExtentBufferTests
{
    private const int Block = 64;

    /// <summary>Lengths of extents and of the gaps between them: blocks with no edge, with few, and with more than are written at once.</summary>
    private static readonly Gen<int[]> Lengths = Gen.OneOf(Gen.Int[1, 2], Gen.Int[1, 9], Gen.Int[30, 200]).Array[0, 24].Array[0, 12].Select(parts => parts.SelectMany(part => part).ToArray());

    [Fact]
    public void Starts_and_ends_that_come_as_masks_of_blocks_are_the_extents_they_were_made_of() => Lengths.Sample(lengths =>
    {
        var extents = ExtentsOf(lengths);
        var buffer = new ExtentBuffer();
        Fill(buffer, extents);
        Assert.Equal(extents, buffer.Extents.ToArray());
        Fill(buffer, extents);
        Assert.Equal(extents, buffer.Extents.ToArray());
    }, iter: 3000);

    [Fact]
    public void Extents_that_touch_are_kept_apart()
    {
        var extents = Enumerable.Range(0, 200).Select(i => new Extent(i, i + 1)).ToArray();
        var buffer = new ExtentBuffer();
        Fill(buffer, extents);
        Assert.Equal(extents, buffer.Extents.ToArray());
    }

    private static Extent[] ExtentsOf(int[] lengths)
    {
        var (found, at) = (new List<Extent>(), 0);
        for (var i = 0; i + 1 < lengths.Length; i += 2)
        {
            at += lengths[i];
            found.Add(new(at, at += lengths[i + 1]));
        }
        return [.. found];
    }

    private static void Fill(ExtentBuffer buffer, Extent[] extents)
    {
        buffer.Clear();
        var end = extents.Length == 0 ? 0 : extents[^1].End;
        for (var block = 0; block <= end; block += Block)
            buffer.Add(block, Mask(block, extents.Select(extent => extent.Start)), Mask(block, extents.Select(extent => extent.End)));
    }

    private static ulong Mask(int block, IEnumerable<int> places) =>
        places.Where(place => place >= block && place < block + Block).Aggregate(0UL, (mask, place) => mask | 1UL << place - block);
}
