namespace BiasAudit.Text;

/// <summary>The lists that travel inside the library, by their path in the source tree.</summary>
internal static class EmbeddedFile
{
    /// <summary>Opens a list, such as <c>Text/scripts.tsv</c>.</summary>
    /// <exception cref="InvalidOperationException">The library was built without it.</exception>
    public static Stream Open(string path) => typeof(EmbeddedFile).Assembly.GetManifestResourceStream(path)
        ?? throw new InvalidOperationException($"The library was built without its list '{path}'.");

    /// <summary>The files with an ending, such as <c>.md</c>, in order.</summary>
    public static IEnumerable<string> Names(string ending) => typeof(EmbeddedFile).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The lines of a list, without comments (<c># ...</c>) and empty lines.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(Open(path));
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
