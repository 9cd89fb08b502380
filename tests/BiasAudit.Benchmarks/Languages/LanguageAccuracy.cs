using BiasAudit.Measuring;
using BiasAudit.Models.FastText;
using BiasAudit.Models.Languages;
using BiasAudit.References;

namespace BiasAudit.Benchmarks.Languages;

/// <summary>How often the detector is right on texts whose language is declared.</summary>
internal sealed class LanguageAccuracy
{
    private const double Confident = 0.9;
    private readonly SortedDictionary<string, int> _mistakes = new(StringComparer.Ordinal);

    private LanguageAccuracy() { }

    public int Documents { get; private set; }

    /// <summary>Texts in a language that the model has, or a member of its group, in its usual script.</summary>
    public int Known { get; private set; }

    /// <summary>Of these, texts whose language is the model's first answer to the whole text.</summary>
    public int RawRight { get; private set; }

    /// <summary>Texts with a named language.</summary>
    public int Named { get; private set; }

    /// <summary>Of these, texts in known languages.</summary>
    public int KnownNamed { get; private set; }

    /// <summary>Of these, texts named rightly, the members of a group counting as one.</summary>
    public int KnownNamedRight { get; private set; }

    /// <summary>Texts named wrongly with a confidence of 0.9 or more.</summary>
    public int ConfidentlyWrong { get; private set; }

    /// <summary>What came back as what, and how often, most frequent first.</summary>
    public IEnumerable<(string Pair, int Texts)> Mistakes => _mistakes.OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value));

    /// <summary>Detects every text.</summary>
    public static LanguageAccuracy Of(IEnumerable<LabeledText> texts)
    {
        var model = LanguageModel.Default;
        var known = model.Codes.Select(LanguageGroups.NameOf).ToHashSet(StringComparer.Ordinal);
        var (detector, predictor, facts) = (model.CreateDetector(), model.FastText.CreatePredictor(), new LanguageFacts());
        var (accuracy, top) = (new LanguageAccuracy(), new FastTextPrediction[1]);
        foreach (var text in texts.Where(text => text.Language != LanguageCodes.Undetermined))
        {
            var isKnown = known.Contains(LanguageGroups.NameOf(text.Language)) && UsualScript.Matches(text);
            detector.Detect(text.Utf8, facts);
            accuracy.Documents++;
            if (isKnown) accuracy.Known++;
            if (isKnown && predictor.Predict(OneLine(text.Utf8), top) > 0 && model.Codes[top[0].Label] == text.Language) accuracy.RawRight++;
            accuracy.Count(text, facts, isKnown);
        }
        return accuracy;
    }

    private void Count(LabeledText text, LanguageFacts facts, bool isKnown)
    {
        var isNamed = facts.Language != LanguageCodes.Undetermined;
        if (isKnown && !isNamed) Note($"{text.Declared} -> und ({facts.Reason})");
        if (!isNamed) return;
        var isRight = LanguageGroups.NameOf(facts.Language) == LanguageGroups.NameOf(text.Language);
        Named++;
        if (isKnown) KnownNamed++;
        if (isKnown && isRight) KnownNamedRight++;
        if (isRight) return;
        var isConfident = facts.Confidence >= Confident;
        if (isConfident) ConfidentlyWrong++;
        Note($"{text.Declared} -> {facts.Language}{(isConfident ? " (confident)" : "")}");
    }

    private void Note(string pair) => _mistakes[pair] = _mistakes.GetValueOrDefault(pair) + 1;

    private static byte[] OneLine(byte[] utf8) => Array.ConvertAll(utf8, b => b == '\n' ? (byte)' ' : b);
}
