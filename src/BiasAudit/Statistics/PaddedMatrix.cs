using System.Numerics;
using System.Runtime.InteropServices;

namespace BiasAudit.Statistics;

/// <summary>A square matrix whose rows are filled up with zeros to whole vectors.</summary>
internal sealed class PaddedMatrix
{
    private readonly double[] _cells;
    private readonly int _stride;
    private readonly int _rows;

    public PaddedMatrix(double[,] cells, bool transposed = false)
    {
        _rows = cells.GetLength(0);
        _stride = (_rows + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        _cells = new double[_rows * _stride];
        for (var i = 0; i < _rows; i++)
            for (var j = 0; j < _rows; j++) _cells[i * _stride + j] = transposed ? cells[j, i] : cells[i, j];
    }

    /// <summary>A vector of the length of the rows.</summary>
    public double[] Pad(ReadOnlySpan<double> values)
    {
        var padded = new double[_stride];
        values.CopyTo(padded);
        return padded;
    }

    /// <summary>The product of a row vector and the matrix. Each sum is added up in the order of the rows, so it is the same for every width of vectors.</summary>
    public void Multiply(double[] left, double[] product)
    {
        Array.Clear(product);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(product.AsSpan());
        for (var row = 0; row < _rows; row++)
        {
            var cells = MemoryMarshal.Cast<double, Vector<double>>(_cells.AsSpan(row * _stride, _stride));
            var factor = new Vector<double>(left[row]);
            for (var at = 0; at < cells.Length; at++) sums[at] += factor * cells[at];
        }
    }
}
