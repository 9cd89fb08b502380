namespace BiasAudit.Measuring.Signals;

/// <summary>What became of a row.</summary>
public enum RowStatus : byte
{
    /// <summary>It is a document.</summary>
    Measured,

    /// <summary>Its text is null.</summary>
    Null,

    /// <summary>Its text is empty or white space.</summary>
    Blank,

    /// <summary>Its text is not valid UTF-8 for the most part.</summary>
    Undecodable,

    /// <summary>It was left out by sampling.</summary>
    NotSampled,
}
