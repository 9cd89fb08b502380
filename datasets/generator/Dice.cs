namespace BiasAudit.Datasets;

/// <summary>A seeded generator whose sequence is fixed by this file (SplitMix64), so the corpus never changes by itself.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="sides"/> - 1.</summary>
    public int Roll(int sides)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)sides);
    }

    /// <summary>One of several values.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[Roll(values.Count)];

    /// <summary>Puts a list in random order (Fisher and Yates).</summary>
    public void Shuffle<T>(IList<T> values)
    {
        for (var i = values.Count - 1; i > 0; i--)
        {
            var j = Roll(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
