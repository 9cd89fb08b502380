using System.Buffers;
using System.Numerics;

namespace BiasAudit.Text;

/// <summary>Finds lines, paragraphs and sentences from the few units that can end one.</summary>
internal sealed class LineScan
{
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"')]}\u201D\u2019\u00BB\u300D\u300F\uFF09\u3011\u300B\uFF02\uFF07");
    private static readonly SearchValues<char> AlwaysEnding = SearchValues.Create("\u3002\uFF01\uFF1F\uFF61\u0964\u0965\u06D4\u1362\u1367\u104B\u17D4");
    private readonly ExtentBuffer _lines = new();
    private readonly ExtentBuffer _paragraphs = new();
    private readonly ExtentBuffer _sentences = new();
    private int _line;
    private int _sentence;
    private int _paragraph;
    private int _paragraphEnd;

    public ReadOnlySpan<Extent> Lines => _lines.Extents;

    public ReadOnlySpan<Extent> Paragraphs => _paragraphs.Extents;

    public ReadOnlySpan<Extent> Sentences => _sentences.Extents;

    public void Clear()
    {
        _lines.Clear();
        _paragraphs.Clear();
        _sentences.Clear();
        (_line, _sentence, _paragraph, _paragraphEnd) = (0, 0, -1, -1);
    }

    /// <summary>Takes the line ends and sentence terminators of one block.</summary>
    public void Add(ReadOnlySpan<char> text, int block, ulong candidates)
    {
        for (; candidates != 0; candidates &= candidates - 1)
        {
            var at = block + BitOperations.TrailingZeroCount(candidates);
            if (Is(text[at], CharClass.LineEnd)) EndLine(text, at);
            else if (at >= _sentence) EndSentence(text, at);
        }
    }

    public void End(ReadOnlySpan<char> text)
    {
        if (_line < text.Length) EndLine(text, text.Length);
        if (_paragraph >= 0) _paragraphs.Add(_paragraph, _paragraphEnd);
    }

    private void EndLine(ReadOnlySpan<char> text, int at)
    {
        if (at < _line) return; // the LF of a CRLF
        AddSentence(text, at);
        _lines.Add(_line, at);
        AddToParagraph(text, at);
        _line = _sentence = at + (text[at..].StartsWith("\r\n") ? 2 : 1);
    }

    private void AddToParagraph(ReadOnlySpan<char> text, int end)
    {
        if (!text[_line..end].IsWhiteSpace())
        {
            if (_paragraph < 0) _paragraph = _line;
            _paragraphEnd = end;
        }
        else if (_paragraph >= 0)
        {
            _paragraphs.Add(_paragraph, _paragraphEnd);
            _paragraph = -1;
        }
    }

    private void EndSentence(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        while (end < text.Length && CanFollow(text[end])) end++;
        if (!StartsSentence(text, end) && !AlwaysEnding.Contains(text[at])) return;
        AddSentence(text, end);
        _sentence = end;
    }

    /// <summary>Whether a unit behind a terminator still belongs to its sentence: another one, or what closes a quotation or bracket.</summary>
    private static bool CanFollow(char unit) => Is(unit, CharClass.Terminator | CharClass.Punctuation) && (Is(unit, CharClass.Terminator) || Closers.Contains(unit));

    private static bool StartsSentence(ReadOnlySpan<char> text, int at)
    {
        if (at == text.Length) return true;
        if (!Is(text[at], CharClass.Space)) return false;
        while (at < text.Length && text[at] is ' ' or '\t' or '\u00A0') at++;
        return at == text.Length || !char.IsLower(text[at]);
    }

    private void AddSentence(ReadOnlySpan<char> text, int end)
    {
        var start = _sentence;
        while (start < end && Is(text[start], CharClass.Space)) start++;
        if (start >= end) return;
        while (Is(text[end - 1], CharClass.Space)) end--;
        _sentences.Add(start, end);
    }

    private static bool Is(char unit, CharClass asked) => ((CharClass)CharClasses.OfUnit[unit] & asked) != 0;
}
