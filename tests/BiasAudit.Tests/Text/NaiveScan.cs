using System.Text;
using BiasAudit.Text;

namespace BiasAudit.Tests.Text;

/// <summary>The definitions of <see cref="TextScan"/> said slowly, one code point at a time: the reference of the fast scan.</summary>
internal sealed class NaiveScan
{
    private readonly string _text;
    private readonly List<(int At, CharClass Class, Rune Rune)> _points = [];

    public NaiveScan(string text)
    {
        _text = text;
        for (var i = 0; i < text.Length; i += _points[^1].Rune.Utf16SequenceLength)
            _points.Add((i, CharClasses.Of(Rune.GetRuneAt(text, i).Value) | (text[i] is '\u200C' or '\u200D' ? CharClass.Extend : 0), Rune.GetRuneAt(text, i)));
    }

    public int Count(CharClass wanted) => _points.Count(p => (p.Class & wanted) != 0);

    public int Points => _points.Count;

    public int Script(Script script) => _points.Count(p => Scripts.Of(p.Rune.Value) == script);

    public List<Extent> Words()
    {
        var words = new List<Extent>();
        var kind = CharClass.None;
        for (var i = 0; i < _points.Count; i++)
        {
            var (at, end) = (_points[i].At, _points[i].At + _points[i].Rune.Utf16SequenceLength);
            var now = KindAt(i, kind);
            if (now is CharClass.Word or CharClass.Katakana && now == kind) words[^1] = words[^1] with { End = end };
            else if (now != CharClass.None) words.Add(new(at, end));
            kind = now;
        }
        return words;
    }

    public List<Extent> SpacedWords()
    {
        var words = new List<Extent>();
        for (var i = 0; i < _text.Length; i++)
            if (!char.IsWhiteSpace(_text[i]))
                if (i > 0 && !char.IsWhiteSpace(_text[i - 1])) words[^1] = words[^1] with { End = i + 1 };
                else words.Add(new(i, i + 1));
        return words;
    }

    private CharClass KindAt(int i, CharClass before)
    {
        var point = _points[i].Class;
        if (before == CharClass.Word && (point & CharClass.Extend) != 0) return CharClass.Word;
        if (Joins(i, CharClass.JoinsLetters, CharClass.Letter) || Joins(i, CharClass.JoinsDigits, CharClass.Digit)) return CharClass.Word;
        return point & (CharClass.Word | CharClass.Single | CharClass.Katakana);
    }

    private bool Joins(int i, CharClass joiner, CharClass sides) =>
        (_points[i].Class & joiner) != 0 && i > 0 && i + 1 < _points.Count
        && (_points[i - 1].Class & sides) != 0 && (_points[i + 1].Class & sides) != 0;
}
