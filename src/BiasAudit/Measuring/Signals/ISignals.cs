using System.Collections.Immutable;

namespace BiasAudit.Measuring.Signals;

/// <summary>A measure that can say what it found in each document, for the signal files.</summary>
public interface ISignals
{
    /// <summary>"Nothing to say", written as null.</summary>
    const long None = long.MinValue;

    /// <summary>The names of the columns, in lower case with underscores; they begin with the section's name.</summary>
    ImmutableArray<string> SignalNames { get; }

    /// <summary>Writes the values for the document that was added last; called after <see cref="IMeasure.Add"/>.</summary>
    /// <param name="values">One value a column: a count, 0 or 1, or <see cref="None"/>.</param>
    void WriteSignals(Span<long> values);

    /// <summary>Turns a value into its final form once all documents are known; asked of the merged state.</summary>
    /// <param name="signal">The index of the column.</param>
    /// <param name="value">What <see cref="WriteSignals"/> wrote.</param>
    long FinishSignal(int signal, long value) => value;
}
