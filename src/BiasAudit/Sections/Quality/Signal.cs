namespace BiasAudit.Sections.Quality;

/// <summary>What is measured of every document for the rule sets; the README of the section defines each.</summary>
/// <remarks>
/// Where two conventions measure different things under one name there are two signals. Names say what differs:
/// <c>All</c> counts every copy, the plain name only the second and later ones; <c>Spaced</c> words lie between white space.
/// </remarks>
public enum Signal
{
    /// <summary>Characters of the text.</summary>
    Characters,

    /// <summary>White space, of all characters.</summary>
    WhiteSpaceShare,

    /// <summary>Characters that are neither letter nor digit.</summary>
    NonAlphanumericShare,

    /// <summary>Digits, of all characters.</summary>
    DigitShare,

    /// <summary>Upper-case letters, of all characters.</summary>
    UppercaseShare,

    /// <summary>Punctuation and symbols, of all characters.</summary>
    PunctuationShare,

    /// <summary>Characters that are part of an ellipsis, of all characters.</summary>
    EllipsisShare,

    /// <summary>Curly brackets, of all characters.</summary>
    CurlyBracketShare,

    /// <summary>Words, without tokens of punctuation only.</summary>
    Words,

    /// <summary>Mean length of those words.</summary>
    MeanWordLength,

    /// <summary>Number signs per token.</summary>
    HashesPerWord,

    /// <summary>Ellipses, of three points or of one character, per token.</summary>
    EllipsesPerWord,

    /// <summary>Tokens with at least one letter, of all tokens.</summary>
    AlphabeticWordShare,

    /// <summary>Distinct words of the eight English stop words of Gopher.</summary>
    StopWords,

    /// <summary>Distinct words of the stop-word list of the document's language.</summary>
    LocalStopWords,

    /// <summary>Distinct words without regard to case, of all words.</summary>
    UniqueWordShare,

    /// <summary>Entropy of the words without regard to case, in nats.</summary>
    UnigramEntropy,

    /// <summary>Words written in capitals only, of all words.</summary>
    CapitalWordShare,

    /// <summary>Stretches between white space.</summary>
    SpacedWords,

    /// <summary>Median length of those stretches.</summary>
    MedianSpacedWordLength,

    /// <summary>Stretches that hold a number sign or the one-character ellipsis.</summary>
    SymbolSpacedWordShare,

    /// <summary>Stretches with at least one letter.</summary>
    AlphabeticSpacedWordShare,

    /// <summary>Occurrences of the eight English stop words of Gopher among the stretches.</summary>
    StopWordOccurrences,

    /// <summary>Characters of the longest stretch.</summary>
    LongestSpacedWord,

    /// <summary>Lines.</summary>
    Lines,

    /// <summary>Mean characters of a line.</summary>
    MeanLineLength,

    /// <summary>Characters of the third longest line.</summary>
    ThirdLongestLine,

    /// <summary>Lines that begin with a bullet or a hyphen after white space.</summary>
    BulletLineShare,

    /// <summary>Lines that begin with an asterisk or a hyphen.</summary>
    AsteriskLineShare,

    /// <summary>Lines that end with an ellipsis of either form before white space.</summary>
    EllipsisLineShare,

    /// <summary>Lines that end with the one-character ellipsis.</summary>
    EllipsisCharacterLineShare,

    /// <summary>Lines, blank ones left out, that end with a terminal mark of any script.</summary>
    TerminalLineShare,

    /// <summary>Lines, blank ones left out, of at most 30 characters.</summary>
    ShortLineShare,

    /// <summary>Line feeds per token.</summary>
    NewlinesPerWord,

    /// <summary>Second and later copies, of all lines that are not empty.</summary>
    DuplicateLineShare,

    /// <summary>Characters of second and later copies of lines, of all characters.</summary>
    DuplicateLineCharacterShare,

    /// <summary>Characters of second and later copies of lines, of the characters of all lines.</summary>
    DuplicateLineCharacterShareOfLines,

    /// <summary>Characters of second and later copies of lines that are not blank, of all characters but line feeds.</summary>
    DuplicateSolidLineCharacterShare,

    /// <summary>All copies, the first included, of all lines that are not empty.</summary>
    DuplicateLineShareAll,

    /// <summary>Characters of all copies of lines per character of stretches: exceeds 1 where lines hold spaces.</summary>
    DuplicateLineCharacterShareAll,

    /// <summary>Paragraphs: stretches between empty lines.</summary>
    Paragraphs,

    /// <summary>Mean characters of a paragraph.</summary>
    MeanParagraphLength,

    /// <summary>Second and later copies, of all paragraphs.</summary>
    DuplicateParagraphShare,

    /// <summary>Characters of second and later copies of paragraphs, of all characters.</summary>
    DuplicateParagraphCharacterShare,

    /// <summary>Sentences.</summary>
    Sentences,

    /// <summary>Most frequent sequence of 2 tokens: characters with single spaces times occurrences, of all characters.</summary>
    Top2GramShare,

    /// <summary>The same of 3 tokens.</summary>
    Top3GramShare,

    /// <summary>The same of 4 tokens.</summary>
    Top4GramShare,

    /// <summary>Characters of repeated sequences of 5 tokens, found from left to right without overlap, of all characters.</summary>
    Duplicate5GramShare,

    /// <summary>The same of 6 tokens.</summary>
    Duplicate6GramShare,

    /// <summary>The same of 7 tokens.</summary>
    Duplicate7GramShare,

    /// <summary>The same of 8 tokens.</summary>
    Duplicate8GramShare,

    /// <summary>The same of 9 tokens.</summary>
    Duplicate9GramShare,

    /// <summary>The same of 10 tokens.</summary>
    Duplicate10GramShare,

    /// <summary>Most frequent sequence of 2 stretches: its characters times occurrences, of the characters of all stretches.</summary>
    Top2GramShareSpaced,

    /// <summary>The same of 3 stretches.</summary>
    Top3GramShareSpaced,

    /// <summary>The same of 4 stretches.</summary>
    Top4GramShareSpaced,

    /// <summary>Characters of all occurrences of repeated sequences of 5 stretches, of the characters of all such sequences.</summary>
    Duplicate5GramShareSpaced,

    /// <summary>The same of 6 stretches.</summary>
    Duplicate6GramShareSpaced,

    /// <summary>The same of 7 stretches.</summary>
    Duplicate7GramShareSpaced,

    /// <summary>The same of 8 stretches.</summary>
    Duplicate8GramShareSpaced,

    /// <summary>The same of 9 stretches.</summary>
    Duplicate9GramShareSpaced,

    /// <summary>The same of 10 stretches.</summary>
    Duplicate10GramShareSpaced,

    /// <summary>1 where a line that C4 (paper) would keep holds "lorem ipsum".</summary>
    C4PaperLoremIpsum,

    /// <summary>1 where a line that C4 (paper) would keep holds a curly bracket.</summary>
    C4PaperCurlyBracket,

    /// <summary>Sentences in the lines that C4 (paper) keeps.</summary>
    C4PaperSentences,

    /// <summary>Characters of the lines that C4 (paper) keeps, of all characters.</summary>
    C4PaperKeptShare,

    /// <summary>1 where a line that C4 (reference code) would keep holds "lorem ipsum".</summary>
    C4CodeLoremIpsum,

    /// <summary>1 where a line that C4 (reference code) would keep holds a curly bracket.</summary>
    C4CodeCurlyBracket,

    /// <summary>Sentences in the lines that C4 (reference code) keeps.</summary>
    C4CodeSentences,

    /// <summary>Characters of the lines that C4 (reference code) keeps, of all characters.</summary>
    C4CodeKeptShare,

    /// <summary>1 where a line that C4 without terminal marks would keep holds "lorem ipsum".</summary>
    C4UnmarkedLoremIpsum,

    /// <summary>1 where a line that C4 without terminal marks would keep holds a curly bracket.</summary>
    C4UnmarkedCurlyBracket,

    /// <summary>Sentences in the lines that C4 without terminal marks keeps.</summary>
    C4UnmarkedSentences,

    /// <summary>Characters of the lines that C4 without terminal marks keeps, of all characters.</summary>
    C4UnmarkedKeptShare,
}
