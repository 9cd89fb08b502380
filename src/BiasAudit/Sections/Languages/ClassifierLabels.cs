using BiasAudit.Measuring;
using BiasAudit.Models.FastText;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Languages;

/// <summary>The labels that the user's own fastText classifiers give the documents, by language and by source.</summary>
public sealed class ClassifierLabels : IMeasure<ClassifierLabels>
{
    // Quality and toxicity classifiers are trained on pages; what follows this much text does not change their mind.
    private const int LongestText = 1 << 16;
    private const string NoLabel = "(none)";
    private readonly Classifier[] _classifiers;
    private readonly FastTextPrediction[] _top = new FastTextPrediction[1];
    private byte[] _line = new byte[4096];

    private ClassifierLabels(Classifier[] classifiers) => _classifiers = classifiers;

    /// <inheritdoc/>
    public static string Id => "languages.classifiers@1";

    internal IReadOnlyList<Classifier> Classifiers => _classifiers;

    /// <inheritdoc/>
    public static ClassifierLabels Create(AuditOptions options) =>
        new([.. options.Classifiers.Select(pair => new Classifier(pair.Key, pair.Value))]);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        if (_classifiers.Length == 0) return;
        var line = OneLine(document.Utf8);
        foreach (var classifier in _classifiers)
        {
            var label = classifier.Predict(line, _top) > 0 ? classifier.LabelOf(_top[0]) : NoLabel;
            classifier.ByLanguage.Add(document.Language, label);
            classifier.BySource.Add(document.Source.Key, document.Source.Name, label);
        }
    }

    /// <inheritdoc/>
    public void Merge(ClassifierLabels other)
    {
        foreach (var (mine, theirs) in _classifiers.Zip(other._classifiers))
        {
            mine.ByLanguage.Merge(theirs.ByLanguage);
            mine.BySource.Merge(theirs.BySource);
        }
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_classifiers.Length);
        foreach (var classifier in _classifiers)
        {
            writer.Write(classifier.Name);
            classifier.ByLanguage.Save(writer);
            classifier.BySource.Save(writer);
        }
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        if (reader.ReadInt32() != _classifiers.Length) throw new InvalidDataException("The profile was made with other classifiers: name the same ones.");
        foreach (var classifier in _classifiers)
        {
            if (reader.ReadString() != classifier.Name) throw new InvalidDataException("The profile was made with other classifiers: name the same ones.");
            classifier.ByLanguage.Load(reader);
            classifier.BySource.Load(reader);
        }
    }

    /// <summary>The text as one line, as the field's pipelines give it to fastText.</summary>
    private ReadOnlySpan<byte> OneLine(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, LongestText)];
        if (_line.Length < text.Length) _line = new byte[LongestText];
        var line = _line.AsSpan(0, text.Length);
        text.Replace(line, (byte)'\n', (byte)' ');
        return line;
    }

    internal sealed class Classifier(string name, string file)
    {
        // Not before a document comes: profiles are merged and read where the file may be absent.
        private FastTextModel? _model;
        private FastTextPredictor? _predictor;

        public string Name => name;

        public CrossTable ByLanguage { get; } = new(200_000);

        public CrossTable BySource { get; } = new(200_000);

        public int Predict(ReadOnlySpan<byte> line, Span<FastTextPrediction> top)
        {
            _model ??= FastTextFiles.Open(file);
            return (_predictor ??= _model.CreatePredictor()).Predict(line, top);
        }

        public string LabelOf(FastTextPrediction prediction) => _model!.Labels[prediction.Label];
    }
}
