using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Quality;

/// <summary>The distribution of every signal over all documents, rules or no rules.</summary>
public sealed class SignalQuantiles : IMeasure<SignalQuantiles>
{
    /// <summary>Shares, means and entropies are kept in millionths.</summary>
    internal const double Unit = 1e6;

    private const int Precision = 8;

    private readonly QuantileSketch[] _sketches = [.. Enum.GetValues<Signal>().Select(_ => new QuantileSketch(Precision))];

    private static readonly bool[] Whole = [.. Enum.GetValues<Signal>().Select(IsCount)];

    private SignalQuantiles()
    {
    }

    /// <inheritdoc/>
    public static string Id => "quality.signals@1";

    /// <summary>The largest relative error of a quantile.</summary>
    internal double RelativeError => _sketches[0].RelativeError;

    /// <summary>Documents with a value of a signal.</summary>
    internal long CountOf(Signal signal) => _sketches[(int)signal].Count;

    /// <summary>The mean of a signal.</summary>
    internal double MeanOf(Signal signal) => _sketches[(int)signal].Mean / ScaleOf(signal);

    /// <summary>A quantile of a signal.</summary>
    internal double QuantileOf(Signal signal, double p) => _sketches[(int)signal].Quantile(p) / ScaleOf(signal);

    /// <summary>Whether a signal is a whole number.</summary>
    internal static bool IsCount(Signal signal) => signal is Signal.Characters or Signal.Words or Signal.StopWords or Signal.LocalStopWords
        or Signal.SpacedWords or Signal.StopWordOccurrences or Signal.LongestSpacedWord or Signal.Lines or Signal.ThirdLongestLine
        or Signal.Paragraphs or Signal.Sentences or Signal.C4PaperSentences or Signal.C4CodeSentences or Signal.C4UnmarkedSentences;

    /// <inheritdoc/>
    public static SignalQuantiles Create(AuditOptions options) => new();

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var signals = document.Quality.Signals;
        for (var i = 0; i < signals.Length; i++)
            if (double.IsFinite(signals[i])) _sketches[i].Add((long)Math.Round(Whole[i] ? signals[i] : signals[i] * Unit));
    }

    /// <inheritdoc/>
    public void Merge(SignalQuantiles other)
    {
        for (var i = 0; i < _sketches.Length; i++) _sketches[i].Merge(other._sketches[i]);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        foreach (var sketch in _sketches) sketch.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        foreach (var sketch in _sketches) sketch.Load(reader);
    }

    private static double ScaleOf(Signal signal) => Whole[(int)signal] ? 1 : Unit;
}
