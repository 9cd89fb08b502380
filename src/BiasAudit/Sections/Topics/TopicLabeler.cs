using System.Collections.Concurrent;
using BiasAudit.Measuring;
using BiasAudit.Models.LinearText;
using BiasAudit.Text;

namespace BiasAudit.Sections.Topics;

/// <summary>Gives each document of the shared scan its topic; one instance a worker, no allocation a document.</summary>
public sealed class TopicLabeler
{
    /// <summary>The label of a document that the classifier does not dare to name, or cannot.</summary>
    public const string Unclassified = "unclassified";

    private static readonly ConcurrentDictionary<string, Lazy<LinearTextModel>> Models = [];
    private readonly LinearTextModel _model;
    private readonly LinearTextScorer _scorer;
    private readonly HashSet<string> _languages;

    private TopicLabeler(LinearTextModel model) =>
        (_model, _scorer, _languages) = (model, new(model), new(model.Languages, StringComparer.Ordinal));

    /// <summary>The labeler that the options ask for: the user's topics, or the built-in ones.</summary>
    public static TopicLabeler Create(AuditOptions options) => new(options.AdaptedTopics ?? ModelOf(options.TopicsFile));

    /// <summary>The topic of a document whose text and language are already known.</summary>
    public string Label(Document document)
    {
        // A language without seeds is never forced into a topic.
        if (!_languages.Contains(document.Language)) return Unclassified;
        var prediction = _scorer.Score(document.Text);
        return prediction.IsConfident ? _model.Labels[prediction.Label] : Unclassified;
    }

    /// <summary>The model of a user's topics file, or the one that comes with the product; read or trained once a process.</summary>
    internal static LinearTextModel ModelOf(string? topicsFile) =>
        Models.GetOrAdd(topicsFile is null ? "" : Path.GetFullPath(topicsFile), file => new(() => file.Length == 0 ? ReadBuiltIn() : Learn(file))).Value;

    private static LinearTextModel ReadBuiltIn()
    {
        using var stream = EmbeddedFile.Open("Models/topics.blt");
        return LinearTextModel.Load(stream);
    }

    // Seeds are all there is to learn from; a topic is named when it is clearly likelier than an even chance among the topics.
    private static LinearTextModel Learn(string file)
    {
        var taxonomy = TopicsFile.Read(file);
        return new TopicLearning(taxonomy, bits: 16).Train([]).WithThreshold(Math.Min(0.5f, 2.5f / taxonomy.Topics.Length));
    }
}
