using System.Runtime.InteropServices;

namespace BiasAudit.Sections.Quality;

/// <summary>What the quality scan found out about one document. Valid until the next document.</summary>
public sealed class QualityFacts
{
    private readonly double[] _signals = new double[Enum.GetValues<Signal>().Length];

    /// <summary>The value of a signal; not a number where it is not defined, such as the mean length of no words.</summary>
    public double this[Signal signal]
    {
        get => _signals[(int)signal];
        internal set => _signals[(int)signal] = value;
    }

    /// <summary>The values of all signals, in the order of <see cref="Signal"/>.</summary>
    public ReadOnlySpan<double> Signals => _signals;

    /// <summary>The listed phrases that the text holds, in ascending order.</summary>
    public ReadOnlySpan<PhraseHit> Phrases => CollectionsMarshal.AsSpan(PhraseList);

    /// <summary>Lines of each <see cref="C4LineFate"/>, for each variant of C4 in turn.</summary>
    internal int[] C4Lines { get; } = new int[C4Variant.All.Length * Enum.GetValues<C4LineFate>().Length];

    internal List<PhraseHit> PhraseList { get; } = [];

    /// <summary>The rules that the document fails.</summary>
    public RuleOutcomes Rules { get; } = new();
}
