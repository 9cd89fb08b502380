namespace BiasAudit.Sections.Quality;

/// <summary>What went wrong with a text on its way; the README of the section defines each.</summary>
public enum DamageKind
{
    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>U+FFFD that was stored: an earlier tool lost characters.</summary>
    ReplacementCharacter,

    /// <summary>UTF-8 read as Latin-1 or Windows-1252 and encoded again.</summary>
    DoubleUtf8,

    /// <summary>UTF-8 read as GBK, or a debugger's memory printed as GBK.</summary>
    GbkMisread,

    /// <summary>Characters without a public meaning.</summary>
    PrivateUse,

    /// <summary>Code points that Unicode does not assign, noncharacters and lone surrogates included.</summary>
    Unassigned,

    /// <summary>CJK compatibility ideographs: they look like ordinary ones and match none.</summary>
    CompatibilityIdeograph,

    /// <summary>Kangxi and CJK radicals: they look like ideographs and match none.</summary>
    Radical,

    /// <summary>Control characters but tab, line feed and carriage return.</summary>
    Control,

    /// <summary>Characters that set the direction of writing.</summary>
    BidiControl,

    /// <summary>Characters without width: zero-width space, word joiner, byte-order mark, soft hyphen.</summary>
    ZeroWidth,

    /// <summary>Entities of HTML left in the text.</summary>
    HtmlEntity,

    /// <summary>Tags of HTML left in the text.</summary>
    HtmlTag,

    /// <summary>A notice that JavaScript is needed.</summary>
    JavascriptNotice,

    /// <summary>A notice about cookies.</summary>
    CookieNotice,

    /// <summary>Filler text.</summary>
    LoremIpsum,

    /// <summary>A word cut by the end of a line.</summary>
    CutLine,
}
