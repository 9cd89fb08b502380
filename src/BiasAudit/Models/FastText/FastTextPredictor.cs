using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace BiasAudit.Models.FastText;

/// <summary>Predicts the labels of one text after another; allocates nothing for each. One instance a thread.</summary>
/// <remarks>
/// A text is split at the seven separators of the reference program. The vectors of a word's features, summed, are kept in a
/// small table by the word, because running text repeats its words: most words cost one look-up and one vector addition.
/// </remarks>
public sealed class FastTextPredictor
{
    private const int Block = WordTable.LongestWord;

    // Enough that a place of the table has arrived from memory when its token's turn comes.
    private const int TokensAhead = 16;
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \n\r\t\v\f\0"u8);
    private readonly FastTextModel _model;
    private readonly WordTable _words;
    private readonly WordFeatures _features;
    private readonly LabelRanking _ranking;
    private readonly float[] _hidden;
    private readonly float[] _word;
    private readonly WordVotes? _votes;
    private readonly bool _sequences;
    private readonly Token[] _ahead = new Token[TokensAhead];
    private readonly byte[] _tail = new byte[2 * Block];
    private int[] _hashes = new int[64];
    private int _hashCount;
    private bool _ended;

    internal FastTextPredictor(FastTextModel model, WordVotes? votes = null)
    {
        (_model, _votes, _ranking) = (model, votes, new(model));
        (_hidden, _word) = (new float[model.Input.Stride], new float[model.Input.Stride]);
        _features = new(model, votes, _ranking);
        _words = new(_features, model.Input.Stride);
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
        Array.Clear(_hidden);
        (Features, _hashCount, _ended) = (0, 0, false);
        AddTokens(text);
        return Rank(top, threshold, endsLine || _ended);
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

    private void AddTokens(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && !_ended)
        {
            if (text.Length < Block)
            {
                // A padded copy lets the last tokens be read a whole block at a time, too.
                _tail.AsSpan().Fill((byte)' ');
                text.CopyTo(_tail);
                AddBlockwise(_tail, text.Length);
                return;
            }
            text = text[AddBlockwise(text, text.Length - Block + 1)..];
        }
    }

    /// <summary>Adds the tokens that start before a limit with a whole readable block behind it; returns where it stopped.</summary>
    private int AddBlockwise(ReadOnlySpan<byte> text, int limit)
    {
        var (start, count) = (0, 0);
        while (start < limit && !_ended)
        {
            var block = Vector256.Create(text[start..]);
            var length = BitOperations.TrailingZeroCount(SeparatorMask(block));
            if (length == Block) length = LengthOfLong(text[start..]);
            if (length > 0) _ahead[count++] = TokenAt(text, start, length, block);
            start += length + 1;
            if (count == TokensAhead) AddAll(text, ref count);
        }
        AddAll(text, ref count);
        return Math.Min(start, text.Length);
    }

    private static int LengthOfLong(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny(Separators);
        return end < 0 ? text.Length : end;
    }

    /// <summary>Names the place of a token in the table, if it can have one, and lets the processor fetch it meanwhile.</summary>
    private Token TokenAt(ReadOnlySpan<byte> text, int start, int length, Vector256<byte> block)
    {
        var isPlain = length < Block && !WordFeatures.MayBeSpecial(text[start..]);
        return new(start, length, isPlain ? _words.Fetch(length, block) : -1);
    }

    private void AddAll(ReadOnlySpan<byte> text, ref int count)
    {
        foreach (ref readonly var token in _ahead.AsSpan(0, count))
        {
            if (_ended) break;
            if (token.Slot < 0) AddToken(text.Slice(token.Start, token.Length));
            else AddPlain(text[token.Start..], token.Length, token.Slot);
        }
        count = 0;
    }

    private static uint SeparatorMask(Vector256<byte> block) => (
        Vector256.Equals(block, Vector256.Create((byte)' ')) |
        Vector256.Equals(block, Vector256<byte>.Zero) |
        Vector256.LessThanOrEqual(block - Vector256.Create((byte)'\t'), Vector256.Create((byte)('\r' - '\t')))).ExtractMostSignificantBits();

    private void AddPlain(ReadOnlySpan<byte> text, int length, int slot)
    {
        slot = _words.Find(slot, text[..length], Vector256.Create(text));
        Add(_words[slot], _words.Sum(slot), length);
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

    /// <summary>A token of the text, and the place of the table where its word belongs; -1 when it is kept in none.</summary>
    private readonly record struct Token(int Start, int Length, int Slot);
}
