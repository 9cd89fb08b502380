using BiasAudit.Measuring;
using BiasAudit.Models.FastText;

namespace BiasAudit.Models.Languages;

/// <summary>Finds the languages of one document after another; allocates nothing for each. One instance a thread.</summary>
public sealed class LanguageDetector
{
    /// <summary>The calibrated confidence from which a language is named.</summary>
    public const double NamedFrom = 0.7;

    private const float SmallestProbability = 0.02f;
    private const float SureSegment = 0.9f;

    // From here on more of a text would say the same.
    private const double SureFrom = 0.92;
    private const double SureShare = 0.6;
    private const int FewestSure = 120;
    private const double MixedFrom = 0.2;
    private const int FewestLetters = 12;

    private const double JapaneseKana = 0.15;
    private const int HanTitle = 8;

    // Where Han, kana or Hangul hold a fifth of the letters, Latin that the model cannot place is names and commands.
    private const int CommandsFrom = 5;
    private const float ByScript = 0.99f;

    private readonly LanguageModel _model;
    private readonly FastTextPredictor _predictor;
    private readonly WordVotes _votes;
    private readonly EvidenceText _evidence = new();
    private readonly double[] _groupMass;
    private readonly double[] _labelMass;
    private readonly int[] _sureLetters;
    private readonly FastTextPrediction[] _top = new FastTextPrediction[6];
    private int[] _tokenEnds = new int[64];
    private readonly int _japanese;
    private readonly int _korean;
    private readonly int _chinese;
    private readonly int _chineseGroup;
    private int _features, _letters, _cjk;
    private int _sureAll, _sureOthers;
    private bool _isContradicted, _isOneWriting;

    internal LanguageDetector(LanguageModel model)
    {
        _model = model;
        var labels = model.Codes.Length;
        _votes = new(labels, ContradictingWords.Of);
        _predictor = new(model.FastText, _votes);
        // A model of one label has no second group: an empty one stands for it.
        var groups = Math.Max(2, model.Groups.Count);
        (_groupMass, _sureLetters, _labelMass) = (new double[groups], new int[groups], new double[labels]);
        (_japanese, _korean, _chinese) = (model.Codes.IndexOf("ja"), model.Codes.IndexOf("ko"), model.Codes.IndexOf("zh"));
        _chineseGroup = _chinese < 0 ? -1 : model.Groups[_chinese];
    }

    /// <summary>What spoke for the language of the last document.</summary>
    internal LanguageEvidence Evidence { get; private set; }

    /// <summary>The best label of the last document, named or not; -1 when there was no evidence.</summary>
    internal int Best { get; private set; }

    /// <summary>Finds the languages of a text.</summary>
    /// <param name="utf8">The text, in UTF-8.</param>
    /// <param name="facts">Takes what is found; what it held is forgotten. The script stays the caller's.</param>
    public void Detect(ReadOnlySpan<byte> utf8, LanguageFacts facts)
    {
        _evidence.CollectFew(utf8);
        Judge(utf8, facts);
        if (!_evidence.IsPartial || IsSure(facts)) return;
        DetectFully(utf8, facts);
    }

    /// <summary>Finds the languages of a text from the many stretches at once: what the calibration is fitted on, so that it does not depend on itself.</summary>
    internal void DetectFully(ReadOnlySpan<byte> utf8, LanguageFacts facts)
    {
        _evidence.CollectMany(utf8);
        Judge(utf8, facts);
    }

    private void Judge(ReadOnlySpan<byte> utf8, LanguageFacts facts)
    {
        Weigh(facts);
        if (_letters > 0 && _features > 0) Conclude(utf8, facts);
    }

    /// <summary>Whether the stretches examined are of one group and one kind of writing, and nothing speaks for another: more of them would say the same.</summary>
    private bool IsSure(LanguageFacts facts) =>
        facts.Confidence >= SureFrom && Evidence.Share >= SureShare && _letters >= FewestSure && !_isContradicted && _sureOthers == 0 && (_cjk == 0 || _isOneWriting);

    private void Reset(LanguageFacts facts)
    {
        facts.Clear();
        Array.Clear(_groupMass);
        Array.Clear(_labelMass);
        Array.Clear(_sureLetters);
        _votes.Clear();
        (_features, _letters, _cjk, _sureAll, Best, _isContradicted) = (0, 0, 0, 0, -1, false);
    }

    private void Weigh(LanguageFacts facts)
    {
        Reset(facts);
        CutSegments();
        var (han, kana, cjk, all) = (0, 0, 0, 0);
        foreach (ref readonly var segment in _evidence.Segments)
        {
            (han, kana, all) = (han + segment.Han, kana + segment.Kana, all + segment.Weight);
            if (segment.IsCjk) cjk += segment.Weight;
        }
        var isJapanese = kana > JapaneseKana * (kana + han);
        _isOneWriting = IsOneWriting(isJapanese);
        // Sentences of Japanese have kana: Han alone, and more than a name, is Chinese.
        var isChinese = !isJapanese && han >= HanTitle;
        for (var at = 0; at < _evidence.Segments.Length; at++)
        {
            ref readonly var segment = ref _evidence.Segments[at];
            var weight = segment.Weight;
            var count = Predict(at, isJapanese, isChinese);
            var sure = count > 0 && _top[0].Probability >= SureSegment;
            facts.Add(sure ? _model.Codes[_top[0].Label] : "und", segment.Letters);
            if (!sure && !segment.IsCjk && cjk * CommandsFrom >= all) continue;
            _letters += weight;
            if (segment.IsCjk) _cjk += weight;
            for (var i = 0; i < count; i++)
            {
                var mass = weight * Math.Min(1.0, _top[i].Probability);
                _groupMass[_model.Groups[_top[i].Label]] += mass;
                _labelMass[_top[i].Label] += mass;
            }
            if (!sure) continue;
            _sureLetters[_model.Groups[_top[0].Label]] += weight;
            _sureAll += weight;
        }
    }

    /// <summary>Whether each segment is Hangul, or each is Japanese, or each is Han alone: a Chinese page that quotes Japanese is none of these.</summary>
    private bool IsOneWriting(bool isJapanese)
    {
        var hangul = 0;
        foreach (ref readonly var segment in _evidence.Segments)
        {
            if (!segment.IsCjk || (segment.Kana > JapaneseKana * (segment.Kana + segment.Han)) != isJapanese || (!isJapanese && segment.Kana > 0)) return false;
            if (segment.Hangul > segment.Han) hangul++;
        }
        return hangul == 0 || hangul == _evidence.Segments.Length;
    }

    /// <summary>Cuts all segments into tokens before the first is predicted, so that most words have arrived from memory by then.</summary>
    private void CutSegments()
    {
        _predictor.ForgetTokens();
        var segments = _evidence.Segments;
        if (_tokenEnds.Length <= segments.Length) _tokenEnds = new int[segments.Length * 2];
        for (var at = 0; at < segments.Length; at++) _tokenEnds[at + 1] = _predictor.Cut(_evidence.Text(segments[at]));
    }

    /// <summary>Kana is Japanese and Hangul Korean, whatever the model says; all else is the model's to say.</summary>
    private int Predict(int at, bool isJapanese, bool isChinese)
    {
        ref readonly var segment = ref _evidence.Segments[at];
        var byScript = !segment.IsCjk ? -1
            : segment.Hangul > segment.Han + segment.Kana ? _korean
            : isJapanese ? _japanese : -1;
        if (byScript >= 0)
        {
            _top[0] = new(byScript, ByScript);
            _features += segment.Letters;
            return 1;
        }
        var count = _predictor.Predict(_evidence.Text(segment), _tokenEnds[at], _tokenEnds[at + 1], _top, SmallestProbability);
        _features += _predictor.Features;
        if (_predictor.Features == 0) return 0;
        if (isChinese && segment.Han > 0 && count > 0 && _top[0].Label == _japanese && _chinese >= 0) _top[0] = new(_chinese, _top[0].Probability);
        return count;
    }

    private void Conclude(ReadOnlySpan<byte> utf8, LanguageFacts facts)
    {
        var (first, second) = TwoBest(_groupMass);
        Best = BestMember(first);
        if (Best < 0) return;
        var other = _sureLetters[second];
        _sureOthers = _sureAll - _sureLetters[first];
        facts.IsMixed = other >= MixedFrom * _letters && _sureLetters[first] >= MixedFrom * _letters;
        // The sure part in the second language says nothing about how sure the first is.
        var letters = facts.IsMixed ? _letters - other : _letters;
        Evidence = Gather(first, second, letters, facts.IsMixed);
        var code = _model.Codes[Best];
        facts.Confidence = _model.Calibration.Confidence(Evidence, Best);
        facts.Reason = ReasonAgainst(facts.Confidence);
        facts.Language = facts.Reason == UndeterminedReason.None ? code : "und";
        if (facts.Language != "und" && first == _chineseGroup) facts.Writing = ChineseWritings.Of(_evidence, utf8);
        facts.Sort();
    }

    private LanguageEvidence Gather(int first, int second, int letters, bool mixed)
    {
        var isCjk = _cjk * 2 > _letters;
        var votes = 0;
        foreach (var label in _model.Groups.Members(first)) votes += _votes[label];
        // Text without spaces has no words that could vote: it gets what good evidence usually has.
        var agreement = isCjk || _votes.Bytes == 0 ? 0.8 : Math.Min(1, (double)votes / _votes.Bytes * (mixed ? (double)_letters / letters : 1));
        var known = isCjk || _votes.Words == 0 ? 0.3 : (double)_votes.Known / _votes.Words;
        var contradiction = isCjk ? 0 : Contradiction();
        var runner = mixed ? 0 : _groupMass[second] / letters;
        return new(Math.Min(1, _groupMass[first] / letters), runner, letters, agreement, known, isCjk ? 0.5 : (double)_features / _letters, contradiction);
    }

    /// <summary>
    /// How strongly the text contradicts the best label, 0..1: 1 when one in a hundred letters of its script, or one in fifty words, is
    /// none of its own. One such letter or word may be a name: it counts for nothing, but asks for more of the text.
    /// </summary>
    private double Contradiction()
    {
        var (own, foreign) = _model.Letters(Best)?.Count(_evidence) ?? (0, 0);
        var against = _model.ContradictedBit(Best) is >= 0 and var bit ? _votes.Marked(bit) : 0;
        _isContradicted = foreign + against > 0;
        var byLetters = foreign < 2 ? 0 : 100.0 * foreign / (own + foreign);
        var byWords = against < 2 ? 0 : 50.0 * against / _votes.Words;
        return Math.Min(1, Math.Max(byLetters, byWords));
    }

    private UndeterminedReason ReasonAgainst(double confidence) =>
        _letters < FewestLetters ? UndeterminedReason.TooShort
        : confidence >= NamedFrom ? UndeterminedReason.None
        : Evidence.Contradiction >= 1 || Evidence.Letters >= 200 ? UndeterminedReason.UnknownLanguage
        : UndeterminedReason.LowConfidence;

    private int BestMember(int group)
    {
        var best = -1;
        foreach (var label in _model.Groups.Members(group))
            if (_labelMass[label] > 0 && (best < 0 || _labelMass[label] > _labelMass[best])) best = label;
        return best;
    }

    private static (int First, int Second) TwoBest(double[] mass)
    {
        var (first, second) = (0, 1);
        if (mass[1] > mass[0]) (first, second) = (1, 0);
        for (var i = 2; i < mass.Length; i++)
            if (mass[i] > mass[first]) (first, second) = (i, first);
            else if (mass[i] > mass[second]) second = i;
        return (first, second);
    }
}
