using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Quality;

/// <summary>The distribution of every signal over all documents and by language, rules or no rules.</summary>
public sealed class SignalQuantiles : IMeasure<SignalQuantiles>
{
    /// <summary>Shares, means and entropies are kept in millionths.</summary>
    internal const double Unit = 1e6;

    private const int Precision = 8;

    /// <summary>Coarser by language: at most 5 KB a signal, 0.3 MB a language.</summary>
    private const int PrecisionOfLanguage = 4;

    private static readonly int Signals = Enum.GetValues<Signal>().Length;

    private readonly QuantileSketch[] _sketches = Sketches(Precision);
    private readonly SortedDictionary<string, QuantileSketch[]> _languages = new(StringComparer.Ordinal);
    private readonly SignalBuffer _waiting = new(Signals);

    private static readonly bool[] Whole = [.. Enum.GetValues<Signal>().Select(IsCount)];

    private SignalQuantiles()
    {
    }

    /// <inheritdoc/>
    public static string Id => "quality.signals@2";

    /// <summary>The largest relative error of a quantile.</summary>
    internal double RelativeError => _sketches[0].RelativeError;

    /// <summary>The largest relative error of a quantile of a language.</summary>
    internal static double RelativeErrorOfLanguage { get; } = new QuantileSketch(PrecisionOfLanguage).RelativeError;

    /// <summary>The sketches of each language, in the order of <see cref="Signal"/>.</summary>
    internal IReadOnlyDictionary<string, QuantileSketch[]> Languages => Settled()._languages;

    /// <summary>Documents with a value of a signal.</summary>
    internal long CountOf(Signal signal) => Settled()._sketches[(int)signal].Count;

    /// <summary>The mean of a signal.</summary>
    internal double MeanOf(Signal signal) => Settled()._sketches[(int)signal].Mean / ScaleOf(signal);

    /// <summary>A quantile of a signal.</summary>
    internal double QuantileOf(Signal signal, double p) => Settled()._sketches[(int)signal].Quantile(p) / ScaleOf(signal);

    /// <summary>Whether a signal is a whole number.</summary>
    internal static bool IsCount(Signal signal) => signal is Signal.Characters or Signal.Words or Signal.StopWords or Signal.LocalStopWords
        or Signal.SpacedWords or Signal.StopWordOccurrences or Signal.LongestSpacedWord or Signal.Lines or Signal.ThirdLongestLine
        or Signal.Paragraphs or Signal.Sentences or Signal.C4PaperSentences or Signal.C4CodeSentences or Signal.C4UnmarkedSentences;

    /// <inheritdoc/>
    public static SignalQuantiles Create(AuditOptions options) => new();

    /// <inheritdoc/>
    public void Add(Document document)
    {
        if (_waiting.IsFull) Settle();
        var signals = document.Quality.Signals;
        var values = _waiting.Add(document.Language);
        for (var i = 0; i < values.Length; i++)
            values[i] = double.IsFinite(signals[i]) ? (long)Math.Round(Whole[i] ? signals[i] : signals[i] * Unit) : SignalBuffer.None;
    }

    /// <inheritdoc/>
    public void Merge(SignalQuantiles other)
    {
        Settle();
        other.Settle();
        Merge(_sketches, other._sketches);
        foreach (var (language, sketches) in other._languages) Merge(Of(language), sketches);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        Settle();
        foreach (var sketch in _sketches) sketch.Save(writer);
        writer.Write(_languages.Count);
        foreach (var (language, sketches) in _languages)
        {
            writer.Write(language);
            foreach (var sketch in sketches) sketch.Save(writer);
        }
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        foreach (var sketch in _sketches) sketch.Load(reader);
        for (var left = reader.ReadInt32(); left > 0; left--)
            foreach (var sketch in Of(reader.ReadString())) sketch.Load(reader);
    }

    /// <summary>What the sketches hold of a signal, a unit of it.</summary>
    internal static double ScaleOf(Signal signal) => Whole[(int)signal] ? 1 : Unit;

    private static QuantileSketch[] Sketches(int precision) => [.. Enum.GetValues<Signal>().Select(_ => new QuantileSketch(precision))];

    private static void Merge(QuantileSketch[] sketches, QuantileSketch[] others)
    {
        for (var i = 0; i < sketches.Length; i++) sketches[i].Merge(others[i]);
    }

    private SignalQuantiles Settled()
    {
        Settle();
        return this;
    }

    /// <summary>Adds what waits to the sketches, signal by signal: a sketch is fetched from memory once for many documents.</summary>
    private void Settle()
    {
        var languages = _waiting.Languages;
        if (languages is [var only]) Add(_waiting.DocumentsIn(), _sketches, Of(only));
        else
        {
            Add(_waiting.DocumentsIn(), _sketches);
            foreach (var language in languages) Add(_waiting.DocumentsIn(language), Of(language));
        }
        _waiting.Clear();
    }

    private void Add(ReadOnlySpan<int> documents, params ReadOnlySpan<QuantileSketch[]> all)
    {
        for (var i = 0; i < Signals; i++)
        {
            var values = _waiting.Of(i, documents, out var zeros);
            foreach (var sketches in all)
            {
                sketches[i].Add(values);
                sketches[i].AddZeros(zeros);
            }
        }
    }

    private QuantileSketch[] Of(string language)
    {
        if (_languages.TryGetValue(language, out var sketches)) return sketches;
        _languages.Add(language, sketches = Sketches(PrecisionOfLanguage));
        return sketches;
    }
}
