using System.Buffers;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Large buffers of the shared pool; their content does not survive growing.</summary>
internal static class Lent
{
    /// <summary>Makes room for so many bytes.</summary>
    public static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length >= length) return;
        Return(ref buffer);
        buffer = ArrayPool<byte>.Shared.Rent(length);
    }

    /// <summary>Gives a buffer back.</summary>
    public static void Return(ref byte[] buffer)
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }
}
