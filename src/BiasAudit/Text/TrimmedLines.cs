using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace BiasAudit.Text;

/// <summary>The lines of a text without surrounding white space, each hashed once for all who compare lines. Reused from text to text.</summary>
internal sealed class TrimmedLines
{
    private TrimmedLine[] _lines = new TrimmedLine[64];
    private int _count;

    /// <summary>As many as the text has lines; those that hold white space only are empty and have no hash.</summary>
    public ReadOnlySpan<TrimmedLine> All => _lines.AsSpan(0, _count);

    /// <summary>The hash of a stretch of text.</summary>
    public static ulong HashOf(ReadOnlySpan<char> stretch) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(stretch));

    /// <summary>Trims and hashes the lines of a text.</summary>
    public void Take(ReadOnlySpan<char> text, ReadOnlySpan<Extent> lines)
    {
        if (_lines.Length < lines.Length) _lines = new TrimmedLine[lines.Length * 2];
        _count = lines.Length;
        for (var i = 0; i < lines.Length; i++)
        {
            var (start, end) = (lines[i].Start, lines[i].End);
            while (start < end && char.IsWhiteSpace(text[start])) start++;
            while (start < end && char.IsWhiteSpace(text[end - 1])) end--;
            _lines[i] = new(new(start, end), start < end ? HashOf(text[start..end]) : 0);
        }
    }
}

/// <summary>A line without the white space around it.</summary>
/// <param name="Extent">Where it stands; empty when the line is blank.</param>
/// <param name="Hash">Its hash: equal for equal text.</param>
internal readonly record struct TrimmedLine(Extent Extent, ulong Hash);
