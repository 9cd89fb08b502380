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

    // English has labeled texts: alone it is learned better than together with languages that have none.
    private static readonly Lazy<LinearTextModel> English = new(() => Read("Models/topics-en.blt"));
    private static readonly ConcurrentDictionary<string, Lazy<LinearTextModel>> Models = [];
    private readonly Dictionary<string, (Lazy<LinearTextScorer> Scorer, int Language)> _scorers = new(StringComparer.Ordinal);
    private readonly AddressWords _address = new();
    private readonly System.Collections.Immutable.ImmutableArray<string> _labels;

    private TopicLabeler(LinearTextModel general, LinearTextModel? english)
    {
        _labels = general.Labels;
        Use(general);
        if (english is not null) Use(english);
    }

    /// <summary>The labeler that the options ask for: the user's topics, or the built-in ones.</summary>
    public static TopicLabeler Create(AuditOptions options) => options.AdaptedTopics is { } adapted ? new(adapted, null)
        : new(ModelOf(options.TopicsFile), options.TopicsFile is null ? English.Value : null);

    /// <summary>The topic of a document whose text and language are already known.</summary>
    public string Label(Document document)
    {
        // A language without seeds is never forced into a topic.
        if (!_scorers.TryGetValue(document.Language, out var own)) return Unclassified;
        var prediction = own.Scorer.Value.Score(document.Text, own.Language, _address.Of(document));
        return prediction.IsConfident ? _labels[prediction.Label] : Unclassified;
    }

    private void Use(LinearTextModel model)
    {
        var scorer = new Lazy<LinearTextScorer>(() => new(model));
        for (var language = 0; language < model.Languages.Length; language++) _scorers[model.Languages[language]] = (scorer, language);
    }

    /// <summary>The model of a user's topics file, or the one that comes with the product; read or trained once a process.</summary>
    internal static LinearTextModel ModelOf(string? topicsFile) =>
        Models.GetOrAdd(topicsFile is null ? "" : Path.GetFullPath(topicsFile), file => new(() => file.Length == 0 ? Read("Models/topics.blt") : Learn(file))).Value;

    private static LinearTextModel Read(string name)
    {
        using var stream = EmbeddedFile.Open(name);
        return LinearTextModel.Load(stream);
    }

    // Seeds are all there is to learn from; a topic is named when it is clearly likelier than an even chance among the topics.
    private static LinearTextModel Learn(string file)
    {
        var taxonomy = TopicsFile.Read(file);
        return new TopicLearning(taxonomy, bits: 16).Train([]).WithThreshold(Math.Min(0.5f, 2.5f / taxonomy.Topics.Length));
    }
}
