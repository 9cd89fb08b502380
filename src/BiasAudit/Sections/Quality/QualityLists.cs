using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The lists of the section, embedded beside its code.</summary>
internal static class QualityLists
{
    /// <summary>The rows of a list, cut at tabs; without comments and empty lines.</summary>
    public static IEnumerable<string[]> Rows(string file) =>
        EmbeddedFile.Lines($"Sections/Quality/{file}").Select(line => line.Split('\t'));
}
