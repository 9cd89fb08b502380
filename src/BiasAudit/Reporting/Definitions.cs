using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BiasAudit.Text;

namespace BiasAudit.Reporting;

/// <summary>The definition of measures as their section's README states it.</summary>
/// <param name="Names">The ids that it defines; <c>{language}</c>, <c>&lt;kind&gt;</c> and <c>TOPIC</c> stand for any word.</param>
/// <param name="Text">The paragraphs, as Markdown.</param>
/// <param name="File">The file that states it.</param>
public sealed partial record Definition(ImmutableArray<string> Names, string Text, string File)
{
    /// <summary>Whether the definition is that of an id.</summary>
    public bool Defines(string id) => Names.Contains(id) || Patterns.Any(pattern => pattern.IsMatch(id));

    // Made when first asked for: most definitions stand for one id, and an expression costs more to make than to match.
    private ImmutableArray<Regex> Patterns => field.IsDefault
        ? field = [.. Names.Where(name => Placeholder().IsMatch(name)).Select(name => new Regex(Pattern(name), RegexOptions.NonBacktracking))]
        : field;

    private static string Pattern(string name) => $"^{string.Concat(Placeholder().Split(name).Select((part, i) => i % 2 == 0 ? Regex.Escape(part) : "[^.]+"))}$";

    [GeneratedRegex(@"(\{[^}]*\}|<[^>]*>|\b[A-Z]{3,}\b)")]
    private static partial Regex Placeholder();
}

/// <summary>
/// All definitions. A heading of level two or three that is nothing but ids defines them by the paragraphs below it, such as
/// <c>### `quality.{set}.removed-share`</c>; a list item that begins with ids defines them by itself.
/// </summary>
public static partial class Definitions
{
    private static readonly Lazy<ImmutableArray<Definition>> Read = new(() => [.. EmbeddedFile.Names(".md").SelectMany(file => Parse(Load(file), file))]);

    /// <summary>The definitions, in the order of their files.</summary>
    public static ImmutableArray<Definition> All => Read.Value;

    /// <summary>The definition of an id; null when no README has one of its own.</summary>
    public static Definition? Of(string id) => All.FirstOrDefault(definition => definition.Names.Contains(id)) ?? All.FirstOrDefault(definition => definition.Defines(id));

    /// <summary>The README of the section that an id belongs to; null when there is none.</summary>
    public static Definition? Chapter(string id)
    {
        var section = id.Split('.')[0];
        var file = EmbeddedFile.Names("/README.md").FirstOrDefault(name => name.Equals($"Sections/{section}/README.md", StringComparison.OrdinalIgnoreCase));
        return file is null ? null : new([id], Load(file), file);
    }

    internal static IEnumerable<Definition> Parse(string markdown, string file)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (Heading().Match(lines[i]) is { Success: true } heading)
                yield return new(Ids(heading.Groups[1].Value), string.Join('\n', lines.Skip(i + 1).TakeWhile(line => !line.StartsWith('#'))).Trim(), file);
            else if (Item().Match(lines[i]) is { Success: true } item)
                yield return new(Ids(item.Groups[1].Value), item.Groups[2].Value, file);
    }

    private static ImmutableArray<string> Ids(string text) => [.. text.Split(',').Select(id => id.Trim(' ', '`'))];

    private static string Load(string file)
    {
        using var reader = new StreamReader(EmbeddedFile.Open(file));
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^#{2,3} (`?[a-z][a-z0-9-]*[.@][^\s`,]+`?(?:, *`?[a-z][a-z0-9-]*[.@][^\s`,]+`?)*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[*-] ((?:`[a-z]+\.[^`]+`(?:, )?)+): (.+)$")]
    private static partial Regex Item();
}
