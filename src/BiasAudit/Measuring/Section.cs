using System.Collections.Immutable;

namespace BiasAudit.Measuring;

/// <summary>One chapter of the report: a question, the measures that answer it, and how their states become results.</summary>
/// <param name="name">The name that begins every id and table of the section, in lower case.</param>
/// <param name="title">The title in the report.</param>
/// <param name="question">The question that the section answers, as its reader would ask it.</param>
/// <param name="conclude">Computes numbers, tables and blocks from the merged states.</param>
public sealed class Section(string name, string title, string question, Action<Profile, SectionResult> conclude)
{
    private readonly List<MeasureKind> _measures = [];

    /// <summary>The name that begins every id and table of the section.</summary>
    public string Name => name;

    /// <summary>The title in the report.</summary>
    public string Title => title;

    /// <summary>The question that the section answers.</summary>
    public string Question => question;

    /// <summary>The measures, in order.</summary>
    public ImmutableArray<MeasureKind> Measures => [.. _measures];

    /// <summary>What must be detected of a document for this section; all of it unless <see cref="Needs"/> says less.</summary>
    public Detections Detections { get; private set; } = Detections.Language | Detections.Topic;

    /// <summary>Says what must be detected of a document for this section.</summary>
    public Section Needs(Detections detections)
    {
        Detections = detections;
        return this;
    }

    /// <summary>Adds a measure.</summary>
    public Section With<TMeasure>() where TMeasure : class, IMeasure<TMeasure>
    {
        _measures.Add(MeasureKind.Of<TMeasure>());
        return this;
    }

    /// <summary>Computes the section's results.</summary>
    public SectionResult Conclude(Profile profile)
    {
        var result = new SectionResult(this);
        conclude(profile, result);
        return result;
    }
}

/// <summary>Lets the engine drive measures of any type; the casts stay in here.</summary>
/// <param name="Id">The id of the measure.</param>
/// <param name="Type">The type of its state.</param>
/// <param name="Create">Makes a fresh state.</param>
/// <param name="Merge">Merges the second state into the first.</param>
public sealed record MeasureKind(string Id, Type Type, Func<AuditOptions, IMeasure> Create, Action<IMeasure, IMeasure> Merge)
{
    /// <summary>The kind of a measure.</summary>
    public static MeasureKind Of<TMeasure>() where TMeasure : class, IMeasure<TMeasure> => new(
        TMeasure.Id, typeof(TMeasure), TMeasure.Create, (state, other) => ((TMeasure)state).Merge((TMeasure)other));
}
