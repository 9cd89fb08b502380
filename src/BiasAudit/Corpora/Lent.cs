using System.Buffers;

namespace BiasAudit.Corpora;

/// <summary>Large buffers of the shared pool: every row group needs some, and new ones would burden the garbage collector.</summary>
internal static class Lent
{
    /// <summary>Makes room for so many bytes; the content is lost.</summary>
    public static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length >= length) return;
        Return(ref buffer);
        buffer = ArrayPool<byte>.Shared.Rent(length);
    }

    /// <summary>Makes room for so many bytes, at least twice as many as before, and keeps the first ones.</summary>
    public static void Extend(ref byte[] buffer, int kept, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, buffer.Length * 2));
        buffer.AsSpan(0, kept).CopyTo(larger);
        Return(ref buffer);
        buffer = larger;
    }

    /// <summary>Gives a buffer back.</summary>
    public static void Return(ref byte[] buffer)
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }
}
