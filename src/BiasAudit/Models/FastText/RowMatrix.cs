using System.Numerics;
using System.Runtime.Intrinsics;

namespace BiasAudit.Models.FastText;

/// <summary>Vectors of equal length, row after row, each padded with zeros to whole SIMD lanes.</summary>
internal sealed class RowMatrix
{
    /// <summary>Numbers in the SIMD lanes that every row is a multiple of.</summary>
    public const int Lane = 8;

    // A quantized matrix of a real model expands 8 times; what expands much more is a bomb.
    private const long LargestExpansion = 64;

    private readonly float[] _values;

    private RowMatrix(int rows, int columns)
    {
        (Rows, Columns, Stride) = (rows, columns, Padded(columns));
        if ((long)rows * Stride > Array.MaxLength) throw ModelStream.Invalid($"a matrix of {rows} x {columns} is too large");
        _values = new float[(long)rows * Stride];
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Stride { get; }

    public ReadOnlySpan<float> this[int row] => _values.AsSpan(row * Stride, Stride);

    public static int Padded(int columns) => (columns + Lane - 1) / Lane * Lane;

    public static RowMatrix Read(ModelStream stream, bool quantized)
    {
        var matrix = quantized ? ReadQuantized(stream) : ReadDense(stream);
        foreach (var value in matrix._values)
            if (!float.IsFinite(value)) throw ModelStream.Invalid("a vector holds a value that is not finite");
        return matrix;
    }

    public void AddRow(int row, Span<float> sum) => Add(this[row], sum);

    /// <summary>Adds rows in their order; each lane of the sum stays in a register meanwhile.</summary>
    public void AddRows(ReadOnlySpan<int> rows, Span<float> sum)
    {
        // The two lanes of most models of languages are added in one pass over the rows.
        var i = 0;
        for (; i + 2 * Lane <= sum.Length; i += 2 * Lane)
        {
            var (first, second) = (Vector256.Create(sum[i..]), Vector256.Create(sum[(i + Lane)..]));
            foreach (var row in rows)
            {
                var values = _values.AsSpan(row * Stride + i, 2 * Lane);
                first += Vector256.Create(values);
                second += Vector256.Create(values[Lane..]);
            }
            first.CopyTo(sum[i..]);
            second.CopyTo(sum[(i + Lane)..]);
        }
        for (; i < sum.Length; i += Lane)
        {
            var lane = Vector256.Create(sum[i..]);
            foreach (var row in rows) lane += Vector256.Create(_values.AsSpan(row * Stride + i));
            lane.CopyTo(sum[i..]);
        }
    }

    public static void Add(ReadOnlySpan<float> row, Span<float> sum)
    {
        for (var i = 0; i < sum.Length; i += Lane)
            (Vector256.Create(sum[i..]) + Vector256.Create(row[i..])).CopyTo(sum[i..]);
    }

    public float Dot(int row, ReadOnlySpan<float> vector)
    {
        var values = this[row];
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < values.Length; i += Lane)
            sum += Vector256.Create(values[i..]) * Vector256.Create(vector[i..]);
        return Vector256.Sum(sum);
    }

    /// <summary>The same rows in another order: row i of the result is row <c>order[i]</c>.</summary>
    public RowMatrix Reordered(ReadOnlySpan<int> order)
    {
        var result = new RowMatrix(order.Length, Columns);
        for (var i = 0; i < order.Length; i++) this[order[i]].CopyTo(result._values.AsSpan(i * Stride));
        return result;
    }

    private static (int Rows, int Columns) Size(ModelStream stream)
    {
        var (rows, columns) = (stream.ReadInt64(), stream.ReadInt64());
        return rows is >= 0 and <= int.MaxValue && columns is > 0 and <= 1 << 16
            ? ((int)rows, (int)columns)
            : throw ModelStream.Invalid($"a matrix of {rows} x {columns}");
    }

    private static RowMatrix ReadDense(ModelStream stream)
    {
        var (rows, columns) = Size(stream);
        stream.Count((long)rows * columns, "numbers of a matrix", sizeof(float));
        var matrix = new RowMatrix(rows, columns);
        for (var row = 0; row < rows; row++) stream.ReadSingles(matrix._values.AsSpan(row * matrix.Stride, columns));
        return matrix;
    }

    private static RowMatrix ReadQuantized(ModelStream stream)
    {
        var normed = stream.ReadBoolean();
        var (rows, columns) = Size(stream);
        var codes = stream.ReadBytes(stream.ReadCount("codes", 1));
        if ((long)rows * Padded(columns) > LargestExpansion * Math.Max(codes.Length, 1)) throw ModelStream.Invalid("its codes expand too far");
        var quantizer = ProductQuantizer.Read(stream, columns);
        if (codes.Length != (long)rows * quantizer.Parts) throw ModelStream.Invalid("its codes do not fill its matrix");
        var norms = normed ? stream.ReadBytes(stream.Count(rows, "norms", 1)) : null;
        var scale = normed ? ProductQuantizer.Read(stream, 1) : null;
        var matrix = new RowMatrix(rows, columns);
        for (var row = 0; row < rows; row++)
            quantizer.Decode(codes.AsSpan(row * quantizer.Parts, quantizer.Parts), scale?.Scalar(norms![row]) ?? 1,
                matrix._values.AsSpan(row * matrix.Stride, columns));
        return matrix;
    }
}
