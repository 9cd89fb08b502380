namespace BiasAudit.Text;

/// <summary>A stretch of a text, in UTF-16 units: <paramref name="Start"/> is inside, <paramref name="End"/> is not.</summary>
/// <param name="Start">The first unit, from 0.</param>
/// <param name="End">The unit after the last.</param>
public readonly record struct Extent(int Start, int End)
{
    /// <summary>The length in UTF-16 units.</summary>
    public int Length => End - Start;

    /// <summary>The stretch of a text that this extent names.</summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text[Start..End];
}
