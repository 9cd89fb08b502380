namespace BiasAudit.Sections.Quality;

/// <summary>Takes citation marks out of a line as C4 does: <c>[12]</c>, <c>[]</c>, <c>[edit]</c>, <c>[citation needed]</c>.</summary>
internal static class Citations
{
    /// <summary>The line without its citation marks; the line itself where it has none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="buffer">Room for the result; grows as needed.</param>
    public static ReadOnlySpan<char> Remove(ReadOnlySpan<char> line, ref char[] buffer)
    {
        var open = line.IndexOf('[');
        if (open < 0) return line;
        if (buffer.Length < line.Length) buffer = new char[line.Length * 2];
        var (from, length) = (0, 0);
        while (from < line.Length)
        {
            var next = line[from..].IndexOf('[');
            var plain = next < 0 ? line[from..] : line.Slice(from, next);
            plain.CopyTo(buffer.AsSpan(length));
            (from, length) = (from + plain.Length, length + plain.Length);
            if (next < 0) break;
            var mark = MarkLength(line[from..]);
            if (mark == 0) (buffer[length++], mark) = ('[', 1);
            from += mark;
        }
        return buffer.AsSpan(0, length);
    }

    private static int MarkLength(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("[edit]")) return 6;
        if (text.StartsWith("[citation needed]")) return 17;
        var digits = 1;
        while (digits < text.Length && char.IsDigit(text[digits])) digits++;
        return digits < text.Length && text[digits] == ']' ? digits + 1 : 0;
    }
}
