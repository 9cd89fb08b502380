using BiasAudit.Text;

namespace BiasAudit.Measuring;

/// <summary>The writing of a Chinese text, by the evidence of characters that only one of the two writings has.</summary>
public enum ChineseWriting
{
    /// <summary>The document is not Chinese.</summary>
    NotChinese,

    /// <summary>Chinese with too few telling characters.</summary>
    Undetermined,

    /// <summary>Simplified (Hans).</summary>
    Simplified,

    /// <summary>Traditional (Hant).</summary>
    Traditional,

    /// <summary>Both writings in substantial amounts.</summary>
    Mixed,
}

/// <summary>Why a document has no named language.</summary>
public enum UndeterminedReason
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>No letters are left after markup, code, addresses and digits, or the model knows no part of them.</summary>
    NoEvidence,

    /// <summary>There are letters, but too few.</summary>
    TooShort,

    /// <summary>The evidence contradicts the best label: a language the model does not know, or no language.</summary>
    UnknownLanguage,

    /// <summary>The calibrated confidence is below the limit.</summary>
    LowConfidence,
}

/// <summary>A part of a document's letters and the language it is in.</summary>
/// <param name="Language">A normalized code or <c>und</c>.</param>
/// <param name="Letters">Letters of the examined text in this language.</param>
public readonly record struct LanguagePart(string Language, int Letters);

/// <summary>What the shared scan finds out about the language of one document.</summary>
/// <remarks>One instance a document buffer, filled anew for each row.</remarks>
public sealed class LanguageFacts
{
    private readonly LanguagePart[] _parts = new LanguagePart[16];
    private int _count;

    /// <summary>The language that most letters are in, a normalized code, or <c>und</c>.</summary>
    public string Language { get; internal set; } = "und";

    /// <summary>The calibrated probability that <see cref="Language"/> (or, in a confusable group, the group) is right, 0..1.</summary>
    public double Confidence { get; internal set; }

    /// <summary>Why the language is <c>und</c>.</summary>
    public UndeterminedReason Reason { get; internal set; }

    /// <summary>Whether a second language holds at least a fifth of the named letters.</summary>
    public bool IsMixed { get; internal set; }

    /// <summary>The script of most letters; <see cref="Script.Zyyy"/> when there is none.</summary>
    public Script Script { get; internal set; }

    /// <summary>Simplified or Traditional, for Chinese.</summary>
    public ChineseWriting Writing { get; internal set; }

    /// <summary>The languages of the examined letters, largest first; at most 16.</summary>
    public ReadOnlySpan<LanguagePart> Parts => _parts.AsSpan(0, _count);

    internal void Clear()
    {
        (_count, Language, Confidence, Reason) = (0, "und", 0, UndeterminedReason.NoEvidence);
        (IsMixed, Script, Writing) = (false, Script.Zyyy, ChineseWriting.NotChinese);
    }

    internal void Add(string language, int letters)
    {
        for (var i = 0; i < _count; i++)
        {
            if (!ReferenceEquals(_parts[i].Language, language)) continue;
            _parts[i] = new(language, _parts[i].Letters + letters);
            return;
        }
        if (_count < _parts.Length) _parts[_count++] = new(language, letters);
    }

    internal void Sort() => _parts.AsSpan(0, _count).Sort(static (a, b) =>
        a.Letters != b.Letters ? b.Letters.CompareTo(a.Letters) : string.CompareOrdinal(a.Language, b.Language));
}
