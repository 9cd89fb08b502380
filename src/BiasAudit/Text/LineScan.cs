using System.Buffers;
using System.Numerics;

namespace BiasAudit.Text;

/// <summary>Finds lines, paragraphs and sentences from the few units that can end one.</summary>
internal sealed class LineScan
{
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"')]}\u201D\u2019\u00BB\u300D\u300F\uFF09\u3011\u300B\uFF02\uFF07");
    private static readonly SearchValues<char> AlwaysEnding = SearchValues.Create("\u3002\uFF01\uFF1F\uFF61\u0964\u0965\u06D4\u1362\u1367\u104B\u17D4");
    private static readonly SearchValues<char> Terminators = SearchValues.Create(CharClasses.Terminators);
    private static readonly SearchValues<char> LineEnds = SearchValues.Create(CharClasses.LineEnds);
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
            if (LineEnds.Contains(text[at])) EndLine(text, at);
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
        while (end < text.Length && (Terminators.Contains(text[end]) || Closers.Contains(text[end]))) end++;
        if (!AlwaysEnding.Contains(text[at]) && !StartsSentence(text[end..])) return;
        AddSentence(text, end);
        _sentence = end;
    }

    private static bool StartsSentence(ReadOnlySpan<char> rest)
    {
        if (rest.Length == 0) return true;
        if (!char.IsWhiteSpace(rest[0])) return false;
        var next = rest.IndexOfAnyExcept(' ', '\t', '\u00A0');
        return next < 0 || !char.IsLower(rest[next]);
    }

    private void AddSentence(ReadOnlySpan<char> text, int end)
    {
        if (end <= _sentence) return;
        var piece = text[_sentence..end];
        var trimmed = piece.TrimStart();
        if (trimmed.Length > 0) _sentences.Add(_sentence + piece.Length - trimmed.Length, end - (trimmed.Length - trimmed.TrimEnd().Length));
    }
}
