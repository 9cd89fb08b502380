namespace BiasAudit.Statistics;

/// <summary>What no hit at all can still mean: for the release when its rows were sampled, else for corpora of such sources.</summary>
internal static class ZeroHits
{
    /// <summary>The bound of the rule of three (level 0.95) for the release: none when every row was read, since zero is then exact.</summary>
    /// <param name="share">The share, with no hit.</param>
    /// <param name="sampled">Whether rows were sampled.</param>
    public static Interval? InRelease(Share share, bool sampled) =>
        sampled && share.RuleOfThree is { } most ? new(IntervalKind.Sampling, 0, most) : null;

    /// <summary>The same for a corpus drawn like this one: documents come by sources, so the effective number of sources is what was drawn.</summary>
    /// <returns>Null with hits, or with fewer than ten effective sources.</returns>
    public static Interval? InCorporaLikeIt(Share share, SourceCounts sources) =>
        share.RuleOfThree is not null && sources.EffectiveSources is var drawn and >= SourceCounts.KishFloor
            ? new(IntervalKind.SourceClustered, 0, Math.Min(1, 3 / drawn)) : null;
}
