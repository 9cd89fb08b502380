namespace BiasAudit.Sections.Quality;

/// <summary>What a listed phrase gives away.</summary>
public enum PhraseKind
{
    /// <summary>A language model speaks of itself.</summary>
    Assistant,

    /// <summary>A language model refuses.</summary>
    Refusal,

    /// <summary>A template was not filled in.</summary>
    Template,

    /// <summary>A server answered with an error, or asked for proof of being human.</summary>
    ErrorPage,

    /// <summary>A page stands in for one that is not there.</summary>
    Placeholder,

    /// <summary>Content or results were withheld under a law or a policy.</summary>
    Censorship,

    /// <summary>A notice that JavaScript is needed.</summary>
    JavascriptNotice,

    /// <summary>A notice about cookies.</summary>
    CookieNotice,

    /// <summary>Filler text.</summary>
    LoremIpsum,

    /// <summary>UTF-8 read as GBK, or memory of a debugger printed as GBK.</summary>
    GbkMisread,

    /// <summary>C4 drops the document.</summary>
    C4Lorem,

    /// <summary>C4 drops the line.</summary>
    C4Javascript,

    /// <summary>C4 drops the line.</summary>
    C4Policy,
}

/// <summary>A listed phrase.</summary>
/// <param name="Index">Its position in the list.</param>
/// <param name="Kind">What it gives away.</param>
/// <param name="Language">The language it is in; <c>*</c> for none.</param>
/// <param name="Text">The phrase in small letters.</param>
public sealed record Phrase(int Index, PhraseKind Kind, string Language, string Text);

/// <summary>Where a listed phrase begins in a text.</summary>
/// <param name="Start">The position in UTF-16 units.</param>
/// <param name="Phrase">The phrase.</param>
public readonly record struct PhraseHit(int Start, Phrase Phrase);
