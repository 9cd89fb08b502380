using System.Text;

namespace BiasAudit.Reporting;

/// <summary>Comma-separated values after RFC 4180, safe to open in a spreadsheet.</summary>
public static class Csv
{
    /// <summary>What a spreadsheet would run as a formula when a cell begins with it.</summary>
    private const string Formula = "=+-@\t\r";

    /// <summary>One line of cells with its terminator; a cell that a spreadsheet would run gets an apostrophe before it.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>The lines of a text with the number of the line each begins on; quoted cells may hold line breaks.</summary>
    public static IEnumerable<(string[] Cells, int Line)> Read(string text)
    {
        var (cells, cell, quoted, line, began) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = text.StartsWith('\uFEFF') ? 1 : 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') line++;
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (c == '"' && (quoted || cell.Length == 0)) quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r')) cell.Append(c);
            else if (c != '\r') cells.Add(Take(cell));
            if (quoted || c != '\n') continue;
            yield return ([.. cells], began);
            cells.Clear();
            began = line;
        }
        if (cells.Count == 0 && cell.Length == 0) yield break;
        cells.Add(Take(cell));
        yield return ([.. cells], began);
    }

    private static string Take(StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        return text;
    }

    private static string Cell(string value)
    {
        var safe = value.Length > 0 && Formula.Contains(value[0], StringComparison.Ordinal) && !double.TryParse(value, out _) ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
