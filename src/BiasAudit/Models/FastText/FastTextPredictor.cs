using System.Runtime.Intrinsics;

namespace BiasAudit.Models.FastText;

/// <summary>Predicts the labels of one text after another; allocates nothing for each. One instance a thread.</summary>
/// <remarks>
/// A text is split at the seven separators of the reference program. The vectors of a word's features, summed, are kept in a
/// small table by the word, because running text repeats its words: most words cost one look-up and one vector addition.
/// </remarks>
public sealed class FastTextPredictor
{
    // Enough that the words of the first have arrived from memory when all are cut.
    private const int TokensAtOnce = 64;
    private readonly FastTextModel _model;
    private readonly WordTable _words;
    private readonly WordFeatures _features;
    private readonly LabelRanking _ranking;
    private readonly float[] _hidden;
    private readonly float[] _word;
    private readonly WordVotes? _votes;
    private readonly bool _sequences;
    private readonly TokenCut _tokens;
    private int[] _hashes = new int[64];
    private int _hashCount;
    private bool _ended;

    internal FastTextPredictor(FastTextModel model, WordVotes? votes = null)
    {
        (_model, _votes, _ranking) = (model, votes, new(model));
        (_hidden, _word) = (new float[model.Input.Stride], new float[model.Input.Stride]);
        _features = new(model, votes, _ranking);
        _words = new(_features, model.Input.Stride);
        _tokens = new(_words);
        _sequences = model.Arguments.WordNgrams > 1;
    }

    /// <summary>Features of the last text that the model knows, without the end of the line.</summary>
    public int Features { get; private set; }

    /// <summary>Writes the most probable labels of one line of text, best first, and returns how many.</summary>
    /// <param name="text">The text, in UTF-8. The token <c>&lt;/s&gt;</c> in it ends it.</param>
    /// <param name="top">Takes the predictions: its length is how many are wanted.</param>
    /// <param name="threshold">The smallest probability wanted.</param>
    /// <param name="endsLine">Whether the end of the line is a feature of the text, as it is in the command of the reference program and in its Python binding.</param>
    /// <returns>The number of predictions written; 0 when no feature of the text is known.</returns>
    public int Predict(ReadOnlySpan<byte> text, Span<FastTextPrediction> top, float threshold = 0, bool endsLine = true)
    {
        var newline = text.IndexOf((byte)'\n');
        if (newline >= 0) text = text[..newline];
        Begin();
        for (var at = 0; at < text.Length && !_ended;)
        {
            _tokens.Clear();
            at = _tokens.Cut(text, at, TokensAtOnce);
            AddAll(text, _tokens.Slice(0, _tokens.Count));
        }
        return Rank(top, threshold, endsLine || _ended);
    }

    /// <summary>Forgets the tokens that were cut.</summary>
    internal void ForgetTokens() => _tokens.Clear();

    /// <summary>Cuts a text that will be predicted after others were cut, too: until then its words arrive from memory. Returns the end of its tokens.</summary>
    internal int Cut(ReadOnlySpan<byte> text)
    {
        _tokens.Cut(text);
        return _tokens.Count;
    }

    /// <summary>The same as <see cref="Predict(ReadOnlySpan{byte}, Span{FastTextPrediction}, float, bool)"/> for a text on one line that was cut.</summary>
    internal int Predict(ReadOnlySpan<byte> text, int firstToken, int endOfTokens, Span<FastTextPrediction> top, float threshold)
    {
        Begin();
        AddAll(text, _tokens.Slice(firstToken, endOfTokens));
        return Rank(top, threshold, endsLine: true);
    }

    private void Begin()
    {
        Array.Clear(_hidden);
        (Features, _hashCount, _ended) = (0, 0, false);
    }

    private int Rank(Span<FastTextPrediction> top, float threshold, bool endsLine)
    {
        var count = Features + (endsLine ? _features.AddEndOfLine(_hidden) : 0);
        if (_sequences)
        {
            if (endsLine) AddHash(_features.EndOfLineHash);
            var sequences = AddSequences();
            (count, Features) = (count + sequences, Features + sequences);
        }
        if (count == 0) return 0;
        var scale = 1f / count;
        for (var i = 0; i < _hidden.Length; i += RowMatrix.Lane)
            (Vector256.Create(_hidden.AsSpan(i)) * scale).CopyTo(_hidden.AsSpan(i));
        return _ranking.Best(_hidden, top, threshold);
    }

    private void AddAll(ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens)
    {
        foreach (ref readonly var token in tokens)
        {
            if (_ended) return;
            if (token.Slot < 0) AddToken(text.Slice(token.Start, token.Length));
            else AddPlain(in token);
        }
    }

    private void AddPlain(in Token token)
    {
        var slot = _words.Find(in token);
        Add(_words[slot], _words.Sum(slot), token.Length);
    }

    /// <summary>Adds a token of any kind and length, without the table.</summary>
    private void AddToken(ReadOnlySpan<byte> token)
    {
        _ended = WordFeatures.IsEndOfLine(token);
        if (_ended) return;
        Array.Clear(_word);
        var word = _features.Describe(token, Vocabulary.Hash(token), _word);
        if (word.Features >= 0) Add(word, _word, token.Length);
    }

    private void Add(in Word word, ReadOnlySpan<float> sum, int bytes)
    {
        RowMatrix.Add(sum, _hidden);
        Features += word.Features;
        _votes?.Add(word, bytes);
        if (_sequences) AddHash(word.Hash);
    }

    private void AddHash(int hash)
    {
        if (_hashCount == _hashes.Length) Array.Resize(ref _hashes, _hashCount * 2);
        _hashes[_hashCount++] = hash;
    }

    private int AddSequences()
    {
        var count = 0;
        for (var i = 0; i < _hashCount; i++)
        {
            var hash = (ulong)_hashes[i];
            for (var j = i + 1; j < _hashCount && j < i + _model.Arguments.WordNgrams; j++)
            {
                hash = unchecked(hash * 116049371 + (ulong)_hashes[j]);
                var row = _model.Ngrams.Find(hash);
                if (row < 0) continue;
                _model.Input.AddRow(row, _hidden);
                count++;
            }
        }
        return count;
    }
}
