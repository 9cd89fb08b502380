using System.Collections.Immutable;
using BiasAudit.Measuring;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace BiasAudit.Sections.Topics;

/// <summary>Reads a user's own taxonomy and seed terms.</summary>
/// <remarks>
/// <code>
/// name: our-desk
/// topics:
///   - id: energy
///     title: Energy
///     definition: Making and trading electricity and fuels.
///     seeds: { en: [power plant, grid, turbine], de: [Kraftwerk, Stromnetz] }
/// </code>
/// </remarks>
public static class TopicsFile
{
    /// <summary>The taxonomy that the options ask for.</summary>
    public static TopicTaxonomy TaxonomyOf(AuditOptions options) =>
        options.TopicsFile is { } file ? Read(file) : TopicTaxonomy.BuiltIn;

    /// <summary>Reads a file.</summary>
    /// <exception cref="AuditException">It cannot be read, or is not such a taxonomy.</exception>
    public static TopicTaxonomy Read(string path)
    {
        try
        {
            var file = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build()
                .Deserialize<FileShape>(File.ReadAllText(path));
            return Check(file, path);
        }
        catch (Exception error) when (error is YamlException or IOException or UnauthorizedAccessException)
        {
            throw Invalid(error.Message, path);
        }
    }

    private static TopicTaxonomy Check(FileShape? file, string path)
    {
        if (file?.Topics is not { Count: >= 2 and <= 200 } topics) throw Invalid("A taxonomy needs 2 to 200 topics.", path);
        if (topics.Any(topic => string.IsNullOrWhiteSpace(topic.Id) || topic.Id == TopicLabeler.Unclassified)) throw Invalid($"Every topic needs an id, and none may be called '{TopicLabeler.Unclassified}'.", path);
        if (topics.Select(topic => topic.Id).Distinct(StringComparer.Ordinal).Count() != topics.Count) throw Invalid("Two topics have the same id.", path);
        var languages = topics.SelectMany(topic => topic.Seeds.Keys).Distinct(StringComparer.Ordinal).ToArray();
        if (languages.Length == 0) throw Invalid("No topic has seeds, so no document could get a topic.", path);
        return new(file.Name ?? Path.GetFileNameWithoutExtension(path),
            [.. topics.Select(topic => new Topic(topic.Id!, topic.Title ?? topic.Id!, topic.Definition ?? "", [], "", null))],
            languages.ToImmutableSortedDictionary(language => language, language => topics
                .Select(topic => topic.Seeds.TryGetValue(language, out var seeds) ? seeds.ToImmutableArray() : []).ToImmutableArray(), StringComparer.Ordinal));
    }

    private static AuditException Invalid(string what, string path) =>
        new("BA1020", what, path, "See 'biasaudit explain topics' for the shape of a topics file.");

    private sealed class FileShape
    {
        public string? Name { get; set; }

        public List<TopicShape> Topics { get; set; } = [];
    }

    private sealed class TopicShape
    {
        public string? Id { get; set; }

        public string? Title { get; set; }

        public string? Definition { get; set; }

        public Dictionary<string, List<string>> Seeds { get; set; } = [];
    }
}
