using System.Text;
using BiasAudit.Text;

namespace BiasAudit.References;

/// <summary>The registry of publishers: what comes with the product, with the user's own rows added or put in its place.</summary>
public sealed class PublisherRegistry
{
    private readonly Dictionary<string, Publisher> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Publisher>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private PublisherRegistry(IEnumerable<Publisher> publishers)
    {
        foreach (var publisher in publishers) _sites[publisher.Site] = publisher;
        _lookup = _sites.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The registry that comes with the product.</summary>
    public static PublisherRegistry BuiltIn { get; } = new(EmbeddedFile.Lines("References/publishers.tsv").Skip(1).Select(ReadBuiltIn));

    /// <summary>The publishers, by site.</summary>
    public IEnumerable<Publisher> Publishers => _sites.Values.OrderBy(p => p.Site, StringComparer.Ordinal);

    /// <summary>The built-in registry with the rows of a CSV file added; a row for a known site replaces it.</summary>
    /// <param name="path">The file, or null for the built-in registry alone. Its columns: site, publisher, country, kind, state, source, date.</param>
    /// <exception cref="AuditException">The file cannot be read, or a row is not valid (BA3050).</exception>
    public static PublisherRegistry With(string? path)
    {
        if (path is null) return BuiltIn;
        try
        {
            return new(BuiltIn.Publishers.Concat(ReadCsv(File.ReadAllLines(path, Encoding.UTF8), path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Invalid(path, 0, e.Message);
        }
    }

    /// <summary>The publisher of a host: the row of the host itself, else of the nearest name above it.</summary>
    public Publisher? Find(ReadOnlySpan<char> host)
    {
        while (true)
        {
            if (_lookup.TryGetValue(host, out var publisher)) return publisher;
            var dot = host.IndexOf('.');
            if (dot < 0) return null;
            host = host[(dot + 1)..];
        }
    }

    // site, publisher, country, kind (with "*" for state-controlled), in the order of the built-in file.
    private static Publisher ReadBuiltIn(string line)
    {
        var fields = line.Split('\t');
        return new(fields[0], fields[1], fields[2], PublisherKinds.Parse(fields[3])!.Value, fields[4] == "yes", fields[5], fields[6]);
    }

    private static IEnumerable<Publisher> ReadCsv(string[] lines, string path)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            var fields = Fields(lines[i]);
            if (fields.Count < 4) throw Invalid(path, i + 1, "A row needs at least site, publisher, country and kind.");
            if (fields[2] is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) throw Invalid(path, i + 1, $"'{fields[2]}' is not a country code of two capital letters.");
            var kind = PublisherKinds.Parse(fields[3]) ?? throw Invalid(path, i + 1, $"'{fields[3]}' is not a kind of publisher.");
            yield return new(
                fields[0].Trim().ToLowerInvariant(), fields[1], fields[2], kind, fields.ElementAtOrDefault(4) is "yes" or "true" or "1",
                fields.ElementAtOrDefault(5) ?? "", fields.ElementAtOrDefault(6) ?? "");
        }
    }

    private static List<string> Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[++i]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(line[i]);
        }
        fields.Add(field.ToString());
        return fields;
    }

    private static AuditException Invalid(string path, int line, string what) => new(
        "BA3050", what, line == 0 ? path : $"{path}, line {line}",
        "Give a CSV file with the columns site,publisher,country,kind,state,source,date; see References/README.md.");
}
