using BiasAudit.Corpora;
using BiasAudit.Models.Languages;
using BiasAudit.References;
using BiasAudit.Text;

namespace BiasAudit.Measuring;

/// <summary>One row's text with its metadata and the facts of the shared scan. Valid only during the call that receives it.</summary>
/// <remarks>One instance a worker, filled anew for each row: a measure copies what it keeps.</remarks>
public sealed class Document
{
    private readonly TextScan _scan = new();
    private readonly LanguageDetector? _languages;
    private readonly Sections.Topics.TopicLabeler? _topics;
    private readonly Sections.Quality.QualityScan _quality = new();
    private Sections.Quality.QualityFacts? _qualityFacts;
    private Batch? _batch;
    private int _index;

    internal Document(AuditOptions options)
    {
        if (options.Detections != Detections.None) _languages = LanguageModel.Open(options.LanguageModel).CreateDetector();
        if (options.Detections.HasFlag(Detections.Topic)) _topics = Sections.Topics.TopicLabeler.Create(options);
        Source = new(PublisherRegistry.With(options.Registry));
    }

    /// <summary>Where the document lies.</summary>
    public RowAddress Address => _batch!.Address(_index);

    /// <summary>The shard the document lies in.</summary>
    public Shard Shard => _batch!.Shard;

    /// <summary>The text as stored, in UTF-8; may hold invalid sequences.</summary>
    public ReadOnlySpan<byte> Utf8 => _batch![Role.Text]![_index];

    /// <summary>The text in UTF-16; invalid sequences are U+FFFD.</summary>
    public ReadOnlySpan<char> Text => _scan.Text;

    /// <summary>The counts of the text.</summary>
    public ref readonly TextFacts Facts => ref _scan.Facts;

    /// <summary>The words: see <see cref="TextScan.Words"/> for what a word is in each script.</summary>
    public ReadOnlySpan<Extent> Words => _scan.Words;

    /// <summary>The stretches between white space, punctuation included.</summary>
    public ReadOnlySpan<Extent> SpacedWords => _scan.SpacedWords;

    /// <summary>The scan of the text.</summary>
    internal TextScan Scan => _scan;

    /// <summary>The lines, without their terminators; blank lines included.</summary>
    public ReadOnlySpan<Extent> Lines => _scan.Lines;

    /// <summary>The paragraphs: stretches between blank lines.</summary>
    public ReadOnlySpan<Extent> Paragraphs => _scan.Paragraphs;

    /// <summary>The sentences.</summary>
    public ReadOnlySpan<Extent> Sentences => _scan.Sentences;

    /// <summary>Code points of each script, indexed by <see cref="Script"/>.</summary>
    public ReadOnlySpan<int> ScriptCounts => _scan.ScriptCounts;

    /// <summary>Where the document comes from, as far as its URL, source column and shard tell.</summary>
    public SourceFacts Source { get; }

    /// <summary>The detected language, a normalized code or <c>und</c>.</summary>
    public string Language => LanguageFacts.Language;

    /// <summary>The languages of the document and how sure they are.</summary>
    public LanguageFacts LanguageFacts { get; } = new();

    /// <summary>The detected topic, a label of the taxonomy or <c>unclassified</c>.</summary>
    public string Topic { get; internal set; } = "unclassified";

    /// <summary>The signals of the quality rules and the rules that fail; computed when first asked for.</summary>
    public Sections.Quality.QualityFacts Quality => _qualityFacts ??= _quality.Scan(this);

    /// <summary>Whether the shard has a column for a role and this row's value is not null.</summary>
    public bool Has(Role role) => _batch![role] is { } column && !column.IsNull(_index);

    /// <summary>The value of a role in UTF-8; empty when there is none.</summary>
    public ReadOnlySpan<byte> Value(Role role) => _batch![role] is { } column ? column[_index] : default;

    internal void Read(Batch batch, int index)
    {
        (_batch, _index, _qualityFacts) = (batch, index, null);
        Topic = "unclassified";
        _scan.Scan(Utf8);
        Source.Read(this);
        if (_languages is null) return;
        _languages.Detect(Utf8, LanguageFacts);
        LanguageFacts.Script = Scripts.Dominant(ScriptCounts);
        if (_topics is not null) Topic = _topics.Label(this);
    }
}
