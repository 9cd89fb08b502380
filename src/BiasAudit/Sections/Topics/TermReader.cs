using BiasAudit.Models.LinearText;
using BiasAudit.Text;

namespace BiasAudit.Sections.Topics;

/// <summary>Reads the terms of sampled texts: words in lower case, and pairs of characters where scripts write no spaces. Equal terms are one string.</summary>
internal sealed class TermReader
{
    /// <summary>Terms that are kept of a document.</summary>
    public const int Most = 300;

    /// <summary>A word as long as this or longer is no term.</summary>
    private const int LongestWord = 40;

    private readonly TextScan _scan = new();
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _known = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly List<string> _terms = new(Most);

    /// <summary>The terms of a text in their order.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="isCut">Whether more text followed, so that the last word may be a part of one.</param>
    public string[] Read(ReadOnlySpan<byte> utf8, bool isCut)
    {
        _scan.Scan(utf8);
        _terms.Clear();
        var text = _scan.Text;
        var before = -1;
        foreach (var word in _scan.Words)
        {
            if (_terms.Count == Most || (isCut && word.End == text.Length)) break;
            var unspaced = TextFolding.IsUnspaced(text[word.Start]);
            if (unspaced ? before != word.Start && word.Length != 1 : word.Length is <= 2 or >= LongestWord) continue;
            if (MayIdentify(word.Of(text))) continue;
            if (unspaced && before == word.Start) Add(text[(word.Start - 1)..word.End]);
            else if (!unspaced && char.IsLetter(text[word.Start])) AddSmall(word.Of(text));
            before = unspaced && word.Length == 1 ? word.End : -1;
        }
        return [.. _terms];
    }

    /// <summary>The one string for a term.</summary>
    public string Intern(ReadOnlySpan<char> term)
    {
        if (_known.TryGetValue(term, out var known)) return known;
        _known.Add(term);
        return _known.TryGetValue(term, out known) ? known : "";
    }

    private void Add(ReadOnlySpan<char> term) => _terms.Add(Intern(term));

    private void AddSmall(ReadOnlySpan<char> word)
    {
        Span<char> small = stackalloc char[LongestWord];
        Add(small[..word.ToLowerInvariant(small)]);
    }

    // The state is saved: numbers, identifiers and keys must not be in it.
    private static bool MayIdentify(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) return true;
        foreach (var c in word) if (char.IsDigit(c)) return true;
        return false;
    }
}
