using BiasAudit.Corpora.Parquet;
using CsCheck;
using Parquet.Meta;
using Snappier;

namespace BiasAudit.Tests.Corpora.Parquet;

public sealed class CodecTests
{
    private static readonly Gen<byte[]> Pages = Gen.OneOf(Gen.Byte.Array[1, 200], Gen.Byte[97, 100].Array[1, 200_000]);

    [Fact]
    public void A_page_of_Snappy_comes_back_as_it_was() => Pages.Sample(page =>
    {
        var read = new byte[page.Length];
        using var codec = new Codec(CompressionCodec.SNAPPY);
        codec.Decompress(Snappy.CompressToArray(page), read);
        codec.Decompress(Snappy.CompressToArray(page), read); // what one page left does not reach the next
        Assert.Equal(page, read);
    });

    [Fact]
    public void A_block_of_Snappy_that_says_another_size_than_the_page_is_damage() => Gen.Select(Pages, Gen.Bool).Sample((page, isLarger) =>
    {
        using var codec = new Codec(CompressionCodec.SNAPPY);
        var room = isLarger ? page.Length + 1 : page.Length - 1;
        if (room > 0) Assert.Throws<DamageException>(() => codec.Decompress(Snappy.CompressToArray(page), new byte[room]));
    });

    [Fact]
    public void A_torn_block_of_Snappy_is_damage_or_named_by_the_library_and_writes_nothing_behind_the_page() => Gen.Select(Pages, Gen.Int[0, 1000], Gen.Byte).Sample((page, at, value) =>
    {
        var block = Snappy.CompressToArray(page);
        block[at % block.Length] ^= value;
        var memory = new byte[page.Length + 64];
        using var codec = new Codec(CompressionCodec.SNAPPY);
        var error = Record.Exception(() => codec.Decompress(block.AsMemory(0, block.Length - (at % 3)), memory.AsMemory(0, page.Length)));
        Assert.True(error is null || RowGroupReading.IsDamage(error), error?.ToString());
        Assert.False(memory.AsSpan(page.Length).ContainsAnyExcept((byte)0));
    });

    [Fact]
    public void A_block_of_Snappy_without_a_length_is_damage()
    {
        using var codec = new Codec(CompressionCodec.SNAPPY);
        Assert.Throws<DamageException>(() => codec.Decompress(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3 }, new byte[10]));
        Assert.True(RowGroupReading.IsDamage(Record.Exception(() => codec.Decompress(ReadOnlyMemory<byte>.Empty, new byte[10]))!));
    }
}
