using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Sections.Composition;
using BiasAudit.Sections.Duplication;
using BiasAudit.Sections.Languages;
using BiasAudit.Sections.Privacy;
using BiasAudit.Sections.Provenance;
using BiasAudit.Sections.Quality;
using BiasAudit.Sections.Topics;

namespace BiasAudit;

/// <summary>The sections in report order: a list and nothing else.</summary>
public static class Catalog
{
    /// <summary>The sections.</summary>
    public static ImmutableArray<Section> Sections { get; } =
    [
        CompositionSection.Define(),
        ProvenanceSection.Define(),
        LanguagesSection.Define(),
        TopicsSection.Define(),
        QualitySection.Define(),
        DuplicationSection.Define(),
        PrivacySection.Define(),
    ];

    /// <summary>The sections that options ask for, in report order.</summary>
    /// <exception cref="AuditException">BA1022: a name is no section.</exception>
    public static ImmutableArray<Section> SectionsOf(AuditOptions options)
    {
        if (options.Sections.IsEmpty) return Sections;
        if (options.Sections.FirstOrDefault(name => Sections.All(section => section.Name != name)) is { } unknown)
            throw new AuditException("BA1022", $"'{unknown}' is no section", "--sections", $"Name some of {string.Join(", ", Sections.Select(section => section.Name))}.");
        return [.. Sections.Where(section => options.Sections.Contains(section.Name))];
    }

    /// <summary>The measures of those sections.</summary>
    internal static ImmutableArray<MeasureKind> MeasuresOf(AuditOptions options) => [.. SectionsOf(options).SelectMany(section => section.Measures)];
}
