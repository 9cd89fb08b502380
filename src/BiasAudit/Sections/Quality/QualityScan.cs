using BiasAudit.Measuring;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>Computes every signal of a document once, for all rule sets, and judges them. One instance a worker.</summary>
public sealed class QualityScan
{
    private static readonly char[] DolmaSymbols = ['#', '…'];
    private readonly TextMarks _marks = new();
    private readonly WordScan _words = new();
    private readonly LineSweep _lines = new();
    private readonly Repetition _tokens = new(), _spaced = new();
    private readonly QualityFacts _facts = new();

    /// <summary>Scans a document whose text and language are known.</summary>
    public QualityFacts Scan(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Scan(new TextView(document), document.Language);
    }

    internal QualityFacts Scan(in TextView view, string language)
    {
        _marks.Count(view.Text, view.Narrow);
        _words.Scan(view, view.Narrow);
        Phrases.Find(view, _marks, _words.Totals.PhraseKeys, _facts.PhraseList);
        _lines.Scan(view, _marks, _facts.PhraseList, _words.LongestSpaced);
        _tokens.Measure(_words.Tokens.Numbers, _words.Vocabulary, _words.Tokens.Ends);
        if (_words.Tokens.StretchCount != _words.Tokens.Count) _spaced.MeasureStretches(_words, _tokens.RepeatedPairs);
        Characters(view);
        Words(view, language);
        _lines.Conclude(view, _marks.Newlines, _facts);
        _facts[Signal.DuplicateLineCharacterShareAll] = (double)_lines.CopiedLength / _words.SpacedLength;
        Repetitions(view.Facts.Characters);
        RuleSets.For(language).Judge(_facts.Signals, _facts.Rules);
        return _facts;
    }

    private void Characters(in TextView view)
    {
        ref readonly var counts = ref view.Facts;
        double all = counts.Characters;
        var (points, ellipses, tokens) = (_marks.Points, _marks.Ellipses, (double)_words.Tokens.Count);
        _facts[Signal.Characters] = all;
        _facts[Signal.WhiteSpaceShare] = counts.WhiteSpace / all;
        _facts[Signal.NonAlphanumericShare] = (all - counts.Letters - counts.Digits) / all;
        _facts[Signal.DigitShare] = counts.Digits / all;
        _facts[Signal.UppercaseShare] = counts.Uppercase / all;
        _facts[Signal.PunctuationShare] = (counts.Punctuation + counts.Symbols) / all;
        _facts[Signal.EllipsisShare] = (3 * points + ellipses) / all;
        _facts[Signal.CurlyBracketShare] = (_marks.Open + _marks.Closed) / all;
        _facts[Signal.HashesPerWord] = _marks.Hashes / tokens;
        _facts[Signal.EllipsesPerWord] = (points + ellipses) / tokens;
        _facts[Signal.NewlinesPerWord] = tokens == 0 ? double.NaN : _marks.Newlines / tokens;
    }

    private void Words(in TextView view, string language)
    {
        double tokens = _words.Tokens.Count, words = _words.WordCount, spaced = _words.Tokens.StretchCount;
        var list = ListedWords.StopListOf(RuleSets.Base(language));
        _facts[Signal.Words] = words;
        _facts[Signal.MeanWordLength] = _words.WordLength / words;
        _facts[Signal.AlphabeticWordShare] = _words.Totals.Alphabetic / tokens;
        _facts[Signal.StopWords] = _words.Totals.StopWordsOf[0];
        _facts[Signal.LocalStopWords] = list < 0 ? double.NaN : _words.Totals.StopWordsOf[list];
        _facts[Signal.UniqueWordShare] = _words.Totals.Distinct / (double)_words.Totals.Alphabetic;
        _facts[Signal.UnigramEntropy] = _words.Totals.Entropy;
        _facts[Signal.CapitalWordShare] = _words.Totals.Capitals / words;
        _facts[Signal.SpacedWords] = spaced;
        _facts[Signal.MedianSpacedWordLength] = _words.MedianSpacedLength();
        _facts[Signal.SymbolSpacedWordShare] = (_marks.Hashes + _marks.Ellipses == 0 ? 0 : SpacedWithSymbols(view)) / spaced;
        _facts[Signal.AlphabeticSpacedWordShare] = _words.AlphabeticSpaced / spaced;
        _facts[Signal.StopWordOccurrences] = _words.Totals.StopWordOccurrences;
        _facts[Signal.LongestSpacedWord] = _words.LongestSpaced;
    }

    private static int SpacedWithSymbols(in TextView view)
    {
        var (count, before) = (0, 0);
        for (var at = 0; view.Text[at..].IndexOfAny(DolmaSymbols) is >= 0 and var next; at++)
        {
            at += next;
            var stretches = view.StretchesBefore(at + 1);
            count += stretches != before ? 1 : 0;
            before = stretches;
        }
        return count;
    }

    private void Repetitions(double characters)
    {
        var spaced = _words.Tokens.StretchCount == _words.Tokens.Count ? _tokens : _spaced; // where each stretch is one token the two are the same
        for (var n = 2; n <= 4; n++)
        {
            var top = _tokens.TopOccurrences[n] == 0 ? 0 : (_tokens.TopLength[n] + n - 1) * _tokens.TopOccurrences[n];
            _facts[Signal.Top2GramShare + n - 2] = top / characters;
            _facts[Signal.Top2GramShareSpaced + n - 2] = spaced.TopLength[n] * spaced.TopOccurrences[n] / (double)_words.SpacedLength;
        }
        for (var n = 5; n <= Repetition.Longest; n++)
        {
            _facts[Signal.Duplicate5GramShare + n - 5] = _tokens.Greedy[n] / characters;
            _facts[Signal.Duplicate5GramShareSpaced + n - 5] = spaced.Total[n] == 0 ? 0 : spaced.All[n] / (double)spaced.Total[n];
        }
    }
}
