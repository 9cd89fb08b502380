using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Parquet.Meta;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Writes byte strings that stand for something else than text (UUIDs, decimals, half-precision numbers) as invariant text.</summary>
internal sealed class ByteText
{
    private const int Longest = 128, LargestDecimal = 32;
    private readonly Func<ReadOnlySpan<byte>, string> _write;
    private byte[] _texts = new byte[1024];

    private ByteText(Func<ReadOnlySpan<byte>, string> write) => _write = write;

    /// <summary>The rendering that the logical type of a column asks for; null where its bytes are what they are.</summary>
    public static ByteText? Of(SchemaElement element) => element switch
    {
        { Type: not (global::Parquet.Meta.Type.BYTE_ARRAY or global::Parquet.Meta.Type.FIXED_LEN_BYTE_ARRAY) } => null,
        { LogicalType.UUID: not null } => new(Uuid),
        { LogicalType.FLOAT16: not null } => new(Half),
        { LogicalType.DECIMAL.Scale: var scale } => new(value => Decimal(value, scale)),
        { ConvertedType: ConvertedType.DECIMAL } => new(value => Decimal(value, element.Scale ?? 0)),
        { ConvertedType: ConvertedType.INTERVAL } => throw new BeyondException("values of type INTERVAL"),
        _ => null,
    };

    /// <summary>Replaces values by their text; it stays until the next call.</summary>
    public void Render(PageValues values)
    {
        var end = 0;
        for (var i = 0; i < values.Count; i++)
        {
            if (_texts.Length < end + Longest) Array.Resize(ref _texts, Math.Max(end + Longest, _texts.Length * 2));
            var length = System.Text.Encoding.UTF8.GetBytes(_write(values[i]), _texts.AsSpan(end));
            values.Replace(i, end, length);
            end += length;
        }
        values.Bytes = _texts;
    }

    private static string Uuid(ReadOnlySpan<byte> value) =>
        value.Length == 16 ? new Guid(value, bigEndian: true).ToString() : throw new DamageException($"a UUID of {value.Length} bytes");

    private static string Half(ReadOnlySpan<byte> value) => value.Length == 2
        ? ((float)BinaryPrimitives.ReadHalfLittleEndian(value)).ToString(CultureInfo.InvariantCulture) : throw new DamageException($"a half-precision number of {value.Length} bytes");

    private static string Decimal(ReadOnlySpan<byte> value, int scale)
    {
        if (value.Length > LargestDecimal || scale is < 0 or > 38) throw new BeyondException($"decimals of {value.Length} bytes and scale {scale}");
        var number = new BigInteger(value, isBigEndian: true);
        var digits = BigInteger.Abs(number).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(number.Sign < 0 ? "-" : "")}{digits[..^scale]}{(scale > 0 ? "." : "")}{digits[^scale..]}";
    }
}
