using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BiasAudit.Text;

namespace BiasAudit.Reporting;

/// <summary>The definition of a measure or rule as its section's README states it.</summary>
/// <param name="Names">The ids that the heading names; <c>{language}</c> stands for any one part of an id.</param>
/// <param name="Text">The paragraphs under the heading, as Markdown.</param>
/// <param name="File">The file that states it.</param>
public sealed record Definition(ImmutableArray<string> Names, string Text, string File)
{
    /// <summary>Whether the definition is that of an id.</summary>
    public bool Defines(string id) => Names.Any(name => Matches(name.Split('.'), id.Split('.')));

    private static bool Matches(string[] name, string[] id) =>
        name.Length == id.Length && name.Zip(id).All(part => part.First == part.Second || part.First.StartsWith('{'));
}

/// <summary>All definitions: every heading of level three whose text is one or more ids in backticks, such as <c>### `quality.gopher.rejected-share`</c>.</summary>
public static partial class Definitions
{
    private static readonly Lazy<ImmutableArray<Definition>> Read = new(() => [.. EmbeddedFile.Names(".md").SelectMany(ReadFile)]);

    /// <summary>The definitions, in the order of their files.</summary>
    public static ImmutableArray<Definition> All => Read.Value;

    /// <summary>The definition of an id; null when there is none.</summary>
    public static Definition? Of(string id) => All.FirstOrDefault(definition => definition.Names.Contains(id)) ?? All.FirstOrDefault(definition => definition.Defines(id));

    internal static IEnumerable<Definition> ReadFile(string file)
    {
        using var reader = new StreamReader(EmbeddedFile.Open(file));
        return Parse(reader.ReadToEnd(), file);
    }

    internal static IEnumerable<Definition> Parse(string markdown, string file)
    {
        foreach (var part in Heading().Split(markdown.ReplaceLineEndings("\n")).Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            var heading = end < 0 ? part : part[..end];
            ImmutableArray<string> names = [.. Id().Matches(heading).Select(match => match.Groups[1].Value)];
            if (names.IsEmpty) continue;
            var text = end < 0 ? "" : part[end..];
            var next = NextHeading().Match(text);
            yield return new(names, (next.Success ? text[..next.Index] : text).Trim(), file);
        }
    }

    [GeneratedRegex("^### ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^#{1,2} ", RegexOptions.Multiline)]
    private static partial Regex NextHeading();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Id();
}
