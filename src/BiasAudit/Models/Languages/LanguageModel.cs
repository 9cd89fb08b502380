using System.Collections.Concurrent;
using System.Collections.Immutable;
using BiasAudit.Models.FastText;
using BiasAudit.References;
using BiasAudit.Text;

namespace BiasAudit.Models.Languages;

/// <summary>A fastText model whose labels are languages, with what is known of its weaknesses. Immutable and thread-safe.</summary>
public sealed class LanguageModel
{
    private static readonly Lazy<LanguageModel> Shipped = new(LoadShipped);
    private static readonly ConcurrentDictionary<string, Lazy<LanguageModel>> Loaded = new(StringComparer.Ordinal);
    private readonly Lazy<LetterInventory?>[] _letters;
    private readonly int[] _contradicted;

    private LanguageModel(string name, FastTextModel model, Func<string, string> normalize, bool isShipped)
    {
        (Name, FastText) = (name, model);
        Codes = [.. model.Labels.Select(label => string.Intern(normalize(label)))];
        Groups = LanguageGroups.Of(Codes);
        Calibration = Calibration.Read(Codes, ofThisModel: isShipped);
        _contradicted = [.. Codes.Select(ContradictingWords.BitOf)];
        _letters = [.. Codes.Select(code => new Lazy<LetterInventory?>(() => LetterInventory.Of(code)))];
    }

    /// <summary>The model that comes with the product: lid.176.ftz.</summary>
    public static LanguageModel Default => Shipped.Value;

    /// <summary>What the report calls the model.</summary>
    public string Name { get; }

    /// <summary>The model itself.</summary>
    public FastTextModel FastText { get; }

    /// <summary>The normalized code of each label.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>The groups of languages that the model does not separate.</summary>
    internal LanguageGroups Groups { get; }

    /// <summary>How evidence becomes confidence.</summary>
    internal Calibration Calibration { get; }

    /// <summary>Reads a model that replaces the default one; its labels may be codes of any kind. A file is read once.</summary>
    /// <param name="path">The file, or null for the default model.</param>
    /// <exception cref="AuditException">The file cannot be read, is not a usable supervised model, or none of its labels is a language (BA1009).</exception>
    public static LanguageModel Open(string? path) => path is null
        ? Default
        : Loaded.GetOrAdd(Path.GetFullPath(path), file => new(() => Read(file))).Value;

    /// <summary>Makes a detector: cheap to use for many documents, for one thread at a time.</summary>
    public LanguageDetector CreateDetector() => new(this);

    /// <summary>The letters of a label's language; null when they are not known.</summary>
    internal LetterInventory? Letters(int label) => _letters[label].Value;

    /// <summary>The bit of words that contradict a label; -1 when none are known.</summary>
    internal int ContradictedBit(int label) => _contradicted[label];

    private static LanguageModel Read(string path)
    {
        var model = new LanguageModel(Path.GetFileName(path), FastTextFiles.Open(path), LanguageCodes.Normalize, isShipped: false);
        return model.Codes.Any(code => LanguageCodes.NameOf(code) != code) ? model
            : throw FastTextFiles.Unusable("none of its labels is a language", path);
    }

    private static LanguageModel LoadShipped()
    {
        using var stream = EmbeddedFile.Open("Models/lid.176.ftz");
        return new("lid.176.ftz", FastTextModel.Load(stream), LanguageCodes.OfWikipedia, isShipped: true);
    }
}
