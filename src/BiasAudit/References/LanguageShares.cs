using System.Collections.Immutable;
using System.Globalization;
using BiasAudit.Text;

namespace BiasAudit.References;

/// <summary>A named and dated distribution of languages to compare a corpus with.</summary>
public sealed class LanguageShares
{
    private LanguageShares(string name, string description, ImmutableSortedDictionary<string, double> shares) =>
        (Name, Description, Shares) = (name, description, shares);

    /// <summary>The name with its date, such as <c>cldr-48-users</c>.</summary>
    public string Name { get; }

    /// <summary>What the shares are of.</summary>
    public string Description { get; }

    /// <summary>The shares by canonical code; what they leave out is "other".</summary>
    public ImmutableSortedDictionary<string, double> Shares { get; }

    /// <summary>The references that come with the product.</summary>
    public static ImmutableArray<string> Names { get; } = ["cldr-48-users", "common-crawl-2026-04"];

    /// <summary>A reference by name; a name without its version, such as <c>cldr</c>, is the newest that comes with the product.</summary>
    /// <exception cref="AuditException">No reference has the name (BA1010).</exception>
    public static LanguageShares Named(string name)
    {
        var dated = Names.LastOrDefault(known => known == name || known.StartsWith(name + "-", StringComparison.Ordinal))
            ?? throw Unusable($"no language reference is called '{name}'", "--language-reference");
        var rows = EmbeddedFile.Lines("References/language-shares.tsv").Select(line => line.Split('\t')).Where(fields => fields[0] == dated);
        return new(dated, Describe(dated), rows.ToImmutableSortedDictionary(f => f[1], f => double.Parse(f[2], CultureInfo.InvariantCulture), StringComparer.Ordinal));
    }

    /// <summary>The user's own target: lines of a code and a share, separated by a tab; shares are scaled to one when they add to more.</summary>
    /// <exception cref="AuditException">The file cannot be read, has no share, or a line is not a code and a share (BA1010).</exception>
    public static LanguageShares FromFile(string path)
    {
        try
        {
            return Read(File.ReadLines(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"the target cannot be read: {e.Message}", path, e);
        }
    }

    private static LanguageShares Read(IEnumerable<string> lines, string path)
    {
        var shares = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            var fields = line.Split('\t');
            var code = LanguageCodes.Normalize(fields[0]);
            if (fields.Length != 2 || code == LanguageCodes.Undetermined || !double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var share) || !(share >= 0))
                throw Unusable($"a line of the target is not a code, a tab and a share: '{(line.Length > 80 ? line[..80] : line)}'", path);
            shares[code] = shares.GetValueOrDefault(code) + share;
        }
        var sum = Math.Max(1, shares.Values.Sum());
        if (!(shares.Values.Sum() > 0) || double.IsInfinity(sum)) throw Unusable("the shares of the target do not add up to anything", path);
        return new(Path.GetFileName(path), "the target that the user declares", shares.ToImmutableSortedDictionary(s => s.Key, s => s.Value / sum, StringComparer.Ordinal));
    }

    private static AuditException Unusable(string what, string where, Exception? inner = null) => new("BA1010", what, where,
        $"Name one of {string.Join(", ", Names)} with --language-reference, or give --language-target a file of lines 'code TAB share'.", inner);

    private static string Describe(string name) => name == "cldr-48-users"
        ? "people who use a language (CLDR 48), counted in each language they use"
        : "pages of Common Crawl CC-MAIN-2026-04 by detected language";
}
