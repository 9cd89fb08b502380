namespace BiasAudit.Sketches;

/// <summary>The rule by which everything is sampled consistently: a thing stays while its hash lies below the threshold.</summary>
public static class ConsistentSample
{
    /// <summary>Whether a hash stays after so many halvings of the threshold.</summary>
    public static bool Keeps(ulong hash, int halvings) => halvings == 0 || hash >> (64 - halvings) == 0;

    /// <summary>Mixes a key so that all its bits depend on all bits of the key (the finalizer of SplitMix64).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>Joins two hashes into one; the order matters.</summary>
    public static ulong Join(ulong first, ulong second) => Mix(first + 0x9E3779B97F4A7C15 * (Mix(second) | 1));
}
