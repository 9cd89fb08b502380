namespace BiasAudit.Corpora;

/// <summary>What a column means to the audit.</summary>
public enum Role
{
    /// <summary>The text of the document.</summary>
    Text,

    /// <summary>The address the document was taken from.</summary>
    Url,

    /// <summary>The name of the collection, subset or publisher that the corpus declares.</summary>
    Source,

    /// <summary>The language that the corpus declares.</summary>
    Language,

    /// <summary>A date of publication or of crawling.</summary>
    Date,

    /// <summary>The declared license.</summary>
    License,

    /// <summary>The declared topic.</summary>
    Topic,

    /// <summary>The identifier of the document.</summary>
    Id,

    /// <summary>The declared number of tokens.</summary>
    Tokens,
}
