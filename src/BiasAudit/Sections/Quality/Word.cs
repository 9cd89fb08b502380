using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>One different word of a text: half a cache line, so that meeting a word again touches one line.</summary>
internal struct Word
{
    /// <summary>The hash, which stands for the word.</summary>
    public ulong Hash;

    /// <summary>Where it occurs last; nowhere when only forms with capitals do.</summary>
    public Extent Place;

    /// <summary>Occurrences among the tokens in the low half, those that are a whole stretch in the high half.</summary>
    public long Counts;

    /// <summary>What is known of it: see <see cref="WordFlags"/>.</summary>
    public int Flags;

    /// <summary>Occurrences that came from forms with capitals; negative where they went to the form in small letters.</summary>
    public int Moved;

    /// <summary>Occurrences among the tokens.</summary>
    public readonly int Count => (int)Counts;

    /// <summary>Occurrences that are a stretch of their own.</summary>
    public readonly int Alone => (int)(Counts >> 32);
}
