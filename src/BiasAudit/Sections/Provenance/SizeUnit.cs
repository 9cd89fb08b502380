namespace BiasAudit.Sections.Provenance;

/// <summary>What an amount of text is counted in. The order is that of the counts in the states of this section.</summary>
public enum SizeUnit
{
    /// <summary>Documents.</summary>
    Documents,

    /// <summary>UTF-8 bytes.</summary>
    Bytes,

    /// <summary>Code points.</summary>
    Characters,

    /// <summary>Tokens, as a column of the corpus declares them.</summary>
    Tokens,
}
