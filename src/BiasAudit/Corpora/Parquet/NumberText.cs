using System.Buffers.Binary;
using System.Globalization;
using Parquet.Meta;
using PhysicalType = Parquet.Meta.Type;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Reads plain numbers of any physical type and writes them as invariant text by their logical type.</summary>
internal sealed class NumberText(SchemaElement element)
{
    /// <summary>No text is longer.</summary>
    public const int Longest = 64;

    private readonly Func<long, DateTime?>? _date = DateOf(element);
    private readonly int _scale = element.LogicalType?.DECIMAL?.Scale ?? (element.ConvertedType == ConvertedType.DECIMAL ? element.Scale ?? 0 : 0);

    /// <summary>Reads plain values; floating-point values are kept as their bits, INT96 time stamps as microseconds since 1970.</summary>
    public void ReadPlain(ReadOnlySpan<byte> page, Span<long> numbers)
    {
        var size = element.Type switch
        {
            PhysicalType.BOOLEAN => 0,
            PhysicalType.INT32 or PhysicalType.FLOAT => 4,
            PhysicalType.INT64 or PhysicalType.DOUBLE => 8,
            PhysicalType.INT96 => 12,
            _ => throw new BeyondException($"values of type {element.Type}"),
        };
        if ((size == 0 ? (numbers.Length + 7) / 8 : (long)size * numbers.Length) > page.Length) throw new DamageException("a page has fewer values than it says");
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = size switch
            {
                0 => page[i >> 3] >> (i & 7) & 1,
                4 => BinaryPrimitives.ReadInt32LittleEndian(page[(i * 4)..]),
                8 => BinaryPrimitives.ReadInt64LittleEndian(page[(i * 8)..]),
                _ => Int96(page[(i * 12)..]),
            };
    }

    /// <summary>Writes one value.</summary>
    /// <returns>Bytes written.</returns>
    public int Write(long number, Span<byte> text)
    {
        var written = 0;
        if (_date?.Invoke(number) is { } date)
            date.TryFormat(text, out written, date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        else if (_scale is > 0 and <= 28) (number / (decimal)Math.Pow(10, _scale)).TryFormat(text, out written, provider: CultureInfo.InvariantCulture);
        else if (element.Type == PhysicalType.BOOLEAN) written = Copy(number == 0 ? "false"u8 : "true"u8, text);
        else if (element.Type == PhysicalType.FLOAT) BitConverter.Int32BitsToSingle((int)number).TryFormat(text, out written, provider: CultureInfo.InvariantCulture);
        else if (element.Type == PhysicalType.DOUBLE) BitConverter.Int64BitsToDouble(number).TryFormat(text, out written, provider: CultureInfo.InvariantCulture);
        else if (element.ConvertedType == ConvertedType.UINT_64) ((ulong)number).TryFormat(text, out written, provider: CultureInfo.InvariantCulture);
        else if (element.ConvertedType == ConvertedType.UINT_32) ((uint)number).TryFormat(text, out written, provider: CultureInfo.InvariantCulture);
        else number.TryFormat(text, out written, provider: CultureInfo.InvariantCulture);
        return written;
    }

    private static Func<long, DateTime?>? DateOf(SchemaElement element) => element switch
    {
        { Type: PhysicalType.INT96 } => microseconds => At(microseconds, 10),
        { LogicalType.TIMESTAMP.Unit.NANOS: not null } => nanoseconds => At(nanoseconds / 100),
        { LogicalType.TIMESTAMP.Unit.MICROS: not null } or { ConvertedType: ConvertedType.TIMESTAMP_MICROS } => microseconds => At(microseconds, 10),
        { LogicalType.TIMESTAMP.Unit.MILLIS: not null } or { ConvertedType: ConvertedType.TIMESTAMP_MILLIS } => milliseconds => At(milliseconds, TimeSpan.TicksPerMillisecond),
        { LogicalType.DATE: not null } or { ConvertedType: ConvertedType.DATE } => days => At(days, TimeSpan.TicksPerDay),
        _ => null,
    };

    /// <summary>The time so many units after 1970; null where no calendar has it, and the bare number is written.</summary>
    private static DateTime? At(long units, long ticks = 1)
    {
        var all = (Int128)units * ticks + DateTime.UnixEpoch.Ticks;
        return all >= 0 && all <= DateTime.MaxValue.Ticks ? new DateTime((long)all) : null;
    }

    // Nanoseconds would not reach the year 9999; days beyond every calendar stay beyond it.
    private static long Int96(ReadOnlySpan<byte> value)
    {
        const long julianDayOf1970 = 2_440_588, furthest = 100_000_000;
        var (nanoseconds, day) = (BinaryPrimitives.ReadInt64LittleEndian(value), BinaryPrimitives.ReadInt32LittleEndian(value[8..]));
        return Math.Clamp(day - julianDayOf1970, -furthest, furthest) * 86_400_000_000 + nanoseconds / 1000;
    }

    private static int Copy(ReadOnlySpan<byte> value, Span<byte> text)
    {
        value.CopyTo(text);
        return value.Length;
    }
}
