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
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \n\r\t\v\f\0"u8);
    private readonly FastTextModel _model;
    private readonly WordTable _words;
    private readonly WordFeatures _features;
    private readonly LabelRanking _ranking;
    private readonly float[] _hidden;
    private readonly float[] _word;
    private readonly WordVotes? _votes;
    private readonly bool _sequences;
    private int[] _hashes = new int[64];
    private int _hashCount;
    private bool _ended;

    internal FastTextPredictor(FastTextModel model, WordVotes? votes = null)
    {
        (_model, _votes, _ranking) = (model, votes, new(model));
        (_hidden, _word) = (new float[model.Input.Stride], new float[model.Input.Stride]);
        _features = new(model, votes is null ? null : _ranking);
        _words = new(_features, model.Input.Stride);
        _sequences = model.Arguments.WordNgrams > 1;
    }

    /// <summary>Features of the last text that the model knows, without the end of the line.</summary>
    public int Features { get; private set; }

    /// <summary>Writes the most probable labels of one line of text, best first, and returns how many.</summary>
    /// <param name="text">The text, in UTF-8. As in the reference program, the token <c>&lt;/s&gt;</c> ends it.</param>
    /// <param name="top">Takes the predictions: its length is how many are wanted.</param>
    /// <param name="threshold">The smallest probability wanted.</param>
    /// <returns>The number of predictions written; 0 when no feature of the text is known.</returns>
    public int Predict(ReadOnlySpan<byte> text, Span<FastTextPrediction> top, float threshold = 0)
    {
        var newline = text.IndexOf((byte)'\n');
        if (newline >= 0) text = text[..newline];
        Array.Clear(_hidden);
        (Features, _hashCount, _ended) = (0, 0, false);
        AddTokens(text);
        return Rank(top, threshold);
    }

    private int Rank(Span<FastTextPrediction> top, float threshold)
    {
        var count = Features + _features.AddEndOfLine(_hidden);
        if (_sequences)
        {
            AddHash(_features.EndOfLineHash);
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
        Span<byte> tail = stackalloc byte[2 * Block];
        while (!text.IsEmpty && !_ended)
        {
            if (text.Length < Block)
            {
                // A padded copy lets the last tokens be read a whole block at a time, too.
                tail.Fill((byte)' ');
                text.CopyTo(tail);
                AddBlockwise(tail, text.Length);
                return;
            }
            text = text[AddBlockwise(text, text.Length - Block + 1)..];
        }
    }

    /// <summary>Adds the tokens that start before a limit with a whole readable block behind it; returns where it stopped.</summary>
    private int AddBlockwise(ReadOnlySpan<byte> text, int limit)
    {
        var start = 0;
        while (start < limit && !_ended)
        {
            var block = Vector256.Create(text[start..]);
            var length = BitOperations.TrailingZeroCount(SeparatorMask(block));
            if (length == 0)
            {
                start++;
            }
            else if (length < Block)
            {
                AddShort(text.Slice(start, length), block);
                start += length + 1;
            }
            else
            {
                var end = text[start..].IndexOfAny(Separators);
                if (end < 0) end = text.Length - start;
                AddToken(text.Slice(start, end));
                start += end + 1;
            }
        }
        return Math.Min(start, text.Length);
    }

    private static uint SeparatorMask(Vector256<byte> block) => (
        Vector256.Equals(block, Vector256.Create((byte)' ')) |
        Vector256.Equals(block, Vector256<byte>.Zero) |
        Vector256.LessThanOrEqual(block - Vector256.Create((byte)'\t'), Vector256.Create((byte)('\r' - '\t')))).ExtractMostSignificantBits();

    private void AddShort(ReadOnlySpan<byte> token, Vector256<byte> block)
    {
        if (WordFeatures.MayBeSpecial(token))
        {
            AddToken(token);
            return;
        }
        var slot = _words.Find(token, block);
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
