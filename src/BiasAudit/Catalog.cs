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
}
