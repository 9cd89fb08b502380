using System.Collections.Immutable;
using System.Reflection;

namespace BiasAudit.Corpora.Roles;

/// <summary>The column names that known corpora use, from <c>roles.tsv</c>.</summary>
internal static class KnownNames
{
    private static readonly ILookup<Role, KnownName> Names = Read().ToLookup(name => name.Role);

    /// <summary>The names of a role, best first.</summary>
    public static IEnumerable<KnownName> Of(Role role) => Names[role];

    private static ImmutableArray<KnownName> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Corpora/Roles/roles.tsv")!;
        using var reader = new StreamReader(stream);
        var names = ImmutableArray.CreateBuilder<KnownName>();
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && line.Split('\t') is [var role, var name, var corpora])
                names.Add(new(Enum.Parse<Role>(role), name, corpora));
        return names.ToImmutable();
    }
}

/// <summary>A column name with the corpora that use it.</summary>
internal sealed record KnownName(Role Role, string Name, string Corpora)
{
    /// <summary>Whether a dotted path is this name or ends with it.</summary>
    public bool Matches(string path) =>
        path.EndsWith(Name, StringComparison.OrdinalIgnoreCase)
        && (path.Length == Name.Length || path[path.Length - Name.Length - 1] == '.');
}
