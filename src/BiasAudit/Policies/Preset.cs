using System.Collections.Immutable;
using System.Reflection;

namespace BiasAudit.Policies;

/// <summary>The built-in policies: ordinary YAML that can be printed, copied and extended.</summary>
public static class Preset
{
    private const string Folder = "Policies/Presets/";

    /// <summary>The prefix that names a preset where a file could stand.</summary>
    public const string Prefix = "preset:";

    /// <summary>The names, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".yml", StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^4]).Order(StringComparer.Ordinal)];

    /// <summary>The YAML of a preset, comments included; null when there is none of that name.</summary>
    public static string? Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{name}.yml");
        return stream is null ? null : new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}
