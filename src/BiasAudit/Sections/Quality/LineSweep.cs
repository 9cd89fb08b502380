using System.Buffers;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>One sweep over the lines of a text: their ends and beginnings, copies, and what C4 keeps of them.</summary>
internal sealed class LineSweep
{
    private const int ShortLine = 30;

    /// <summary>Full stops, question and exclamation marks of all scripts (Sentence_Terminal), the ellipsis and closing quotes.</summary>
    private static readonly SearchValues<char> Terminal = SearchValues.Create(
        ".!?\"'…。！？．｡；」』”’»؟۔।॥။၊።፧፨։܀܁܂߹᠃᠉៕។᙮᭚᭛᭞᭟᰻᰼᱾᱿‼‽⁇⁈⁉⸮꓿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫");

    private readonly LineTable _lines = new(), _paragraphs = new();
    private readonly C4Scan _c4 = new();
    private int _bullets, _asterisks, _ellipses, _ellipsisCharacters, _terminal, _short, _sentence, _spaced, _hit, _paragraphLength;
    private int _solid;
    private bool _mayHoldLong;
    private long _length, _copiedSolid;
    private List<PhraseHit> _hits = [];
    private ulong _paragraph;
    private int _first, _second, _third;

    /// <summary>Sweeps over the lines of a text.</summary>
    /// <param name="view">The text.</param>
    /// <param name="marks">The marks in it.</param>
    /// <param name="hits">The phrases in it.</param>
    /// <param name="longest">The length of its longest stretch.</param>
    public void Scan(in TextView view, TextMarks marks, List<PhraseHit> hits, int longest)
    {
        Begin(view);
        _c4.Begin(marks);
        _mayHoldLong = longest > C4Scan.LongestWord;
        _hits = hits;
        for (var i = 0; i < view.Lines.Length; i++) Add(view, view.Lines[i], view.TrimmedLines[i]);
        EndParagraph();
    }

    public void Conclude(in TextView view, int newlines, QualityFacts facts)
    {
        double lines = view.Lines.Length, characters = view.Facts.Characters, solid = _solid;
        facts[Signal.Lines] = lines;
        facts[Signal.MeanLineLength] = _length / lines;
        facts[Signal.ThirdLongestLine] = _third;
        facts[Signal.BulletLineShare] = _bullets / lines;
        facts[Signal.AsteriskLineShare] = _asterisks / lines;
        facts[Signal.EllipsisLineShare] = _ellipses / lines;
        facts[Signal.EllipsisCharacterLineShare] = _ellipsisCharacters / lines;
        facts[Signal.TerminalLineShare] = _terminal / solid;
        facts[Signal.ShortLineShare] = _short / solid;
        facts[Signal.Sentences] = view.Sentences.Length;
        ConcludeCopies(facts, characters, characters - newlines);
        _c4.Conclude(facts, view.Facts.Characters);
    }

    private void ConcludeCopies(QualityFacts facts, double characters, double withoutNewlines)
    {
        facts[Signal.DuplicateLineShare] = (double)_lines.Later / _lines.Count;
        facts[Signal.DuplicateLineCharacterShare] = _lines.LaterLength / characters;
        facts[Signal.DuplicateLineCharacterShareOfLines] = (double)_lines.LaterLength / _lines.Length;
        facts[Signal.DuplicateSolidLineCharacterShare] = _copiedSolid / withoutNewlines;
        facts[Signal.DuplicateLineShareAll] = (double)_lines.All / _lines.Count;
        facts[Signal.Paragraphs] = _paragraphs.Count;
        facts[Signal.MeanParagraphLength] = (double)_paragraphs.Length / _paragraphs.Count;
        facts[Signal.DuplicateParagraphShare] = (double)_paragraphs.Later / _paragraphs.Count;
        facts[Signal.DuplicateParagraphCharacterShare] = _paragraphs.LaterLength / characters;
    }

    /// <summary>Characters of all copies of repeated lines: Dolma divides them by the characters of words.</summary>
    public long CopiedLength => _lines.AllLength;

    private void Begin(in TextView view)
    {
        _lines.Reset(view.Lines.Length);
        _paragraphs.Reset(view.Lines.Length);
        (_bullets, _asterisks, _ellipses, _ellipsisCharacters, _terminal, _short) = (0, 0, 0, 0, 0, 0);
        (_sentence, _spaced, _hit, _length, _paragraph, _paragraphLength) = (0, 0, 0, 0, 0, 0);
        (_first, _second, _third, _solid, _copiedSolid) = (0, 0, 0, 0, 0);
    }

    private void Add(in TextView view, Extent line, TrimmedLine trimmed)
    {
        var length = view.Length(line.Start, line.End);
        _length += length;
        Rank(length);
        if (line.Length == 0)
        {
            EndParagraph();
            return;
        }
        var raw = line.Of(view.Text);
        // Here lines that differ in the white space around them are different lines.
        var hash = trimmed.Extent == line ? trimmed.Hash : TrimmedLines.HashOf(raw);
        var isCopy = !_lines.Add(hash, length);
        ExtendParagraph(hash, length);
        if (raw[0] is '*' or '-') _asterisks++;
        if (raw[^1] == '…') _ellipsisCharacters++;
        if (trimmed.Extent.Length > 0) AddSolid(view, line, trimmed.Extent.Of(view.Text), length, isCopy);
    }

    /// <summary>What concerns lines that hold more than white space.</summary>
    private void AddSolid(in TextView view, Extent line, ReadOnlySpan<char> trimmed, int length, bool isCopy)
    {
        var (from, until) = (_spaced, view.StretchesBefore(line.End));
        _spaced = until;
        _solid++;
        if (isCopy) _copiedSolid += length;
        if (trimmed[0] is '•' or '-') _bullets++;
        if (trimmed[^1] == '…' || trimmed.EndsWith("...")) _ellipses++;
        if (Terminal.Contains(view.Text[line.End - 1])) _terminal++;
        if (length <= ShortLine) _short++;
        _c4.Add(trimmed, until - from, _mayHoldLong && HoldsLong(view, view.SpacedWords[from..until]), SentencesUntil(view, line.End), length, PhrasesUntil(line.End));
    }

    private static bool HoldsLong(in TextView view, ReadOnlySpan<Extent> stretches)
    {
        foreach (var stretch in stretches)
            if (view.Length(stretch.Start, stretch.End) > C4Scan.LongestWord) return true;
        return false;
    }

    private int SentencesUntil(in TextView view, int end)
    {
        var from = _sentence;
        while (_sentence < view.Sentences.Length && view.Sentences[_sentence].Start < end) _sentence++;
        return _sentence - from;
    }

    private C4Phrases PhrasesUntil(int end)
    {
        var found = C4Phrases.None;
        for (; _hit < _hits.Count && _hits[_hit].Start < end; _hit++)
            found |= _hits[_hit].Phrase.Kind switch
            {
                PhraseKind.C4Lorem => C4Phrases.LoremIpsum,
                PhraseKind.C4Javascript => C4Phrases.JavaScript,
                PhraseKind.C4Policy => C4Phrases.Policy,
                _ => C4Phrases.None,
            };
        return found;
    }

    private void ExtendParagraph(ulong hash, int length)
    {
        var isFirst = _paragraphLength == 0;
        _paragraph = WordHash.Combine(isFirst ? 0 : _paragraph, hash);
        _paragraphLength += isFirst ? length : length + 1; // the line feed between two lines belongs to the paragraph
    }

    private void EndParagraph()
    {
        if (_paragraphLength > 0) _paragraphs.Add(_paragraph, _paragraphLength);
        (_paragraph, _paragraphLength) = (0, 0);
    }

    private void Rank(int length)
    {
        if (length > _first) (_first, _second, _third) = (length, _first, _second);
        else if (length > _second) (_second, _third) = (length, _second);
        else if (length > _third) _third = length;
    }
}
