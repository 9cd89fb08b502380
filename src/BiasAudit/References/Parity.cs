using System.Collections.Frozen;
using System.Globalization;
using BiasAudit.Text;

namespace BiasAudit.References;

/// <summary>How much writing a language needs for the same content: from sentences that are translations of each other (FLORES-200).</summary>
public static class Parity
{
    private static readonly FrozenDictionary<string, (double Characters, double Bytes)> Table = EmbeddedFile.Lines("References/parity.tsv")
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(f => f[0], f => (double.Parse(f[1], CultureInfo.InvariantCulture), double.Parse(f[2], CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    /// <summary>Characters and UTF-8 bytes for what takes English one of each; null when the language was not measured.</summary>
    public static (double Characters, double Bytes)? Of(string language) =>
        Table.TryGetValue(language, out var own) ? own : Table.TryGetValue(language + "-Hans", out var simplified) ? simplified : null;
}
