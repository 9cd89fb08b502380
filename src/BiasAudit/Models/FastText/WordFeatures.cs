using System.Runtime.CompilerServices;
using System.Text;

namespace BiasAudit.Models.FastText;

/// <summary>What is known of one word besides its vector.</summary>
/// <param name="Features">Features that the model knows; -1 when the token is a label and so no word.</param>
/// <param name="Hash">The hash that sequences of words are built from.</param>
/// <param name="Vote">The label of the word alone, or -1.</param>
/// <param name="IsKnown">Whether the word itself is in the dictionary of the model.</param>
/// <param name="Marks">What is special about it, as bits.</param>
internal readonly record struct Word(int Features, int Hash, int Vote, bool IsKnown, ushort Marks);

/// <summary>The features of one word: its own vector and those of its character n-grams.</summary>
internal sealed class WordFeatures
{
    private static readonly byte[] EndOfLine = "</s>"u8.ToArray();

    // With their marks at both ends these are the words of the table of words; others are rare.
    private const int ShortWord = WordTable.LongestWord + 2;
    private const uint Basis = 2166136261u;
    private readonly FastTextModel _model;
    private readonly int _endOfLine;
    private readonly LabelRanking? _ranking;
    private readonly WordVotes? _votes;
    private readonly float[] _alone;
    private readonly uint[] _hashes = new uint[256];
    private readonly int[] _rows = new int[256];
    private int[] _bounds = new int[256];
    private byte[] _marked = new byte[256];

    public WordFeatures(FastTextModel model, WordVotes? votes, LabelRanking ranking)
    {
        (_model, _votes, _ranking, _alone) = (model, votes, votes is null ? null : ranking, new float[model.Input.Stride]);
        EndOfLineHash = (int)Vocabulary.Hash(EndOfLine);
        _endOfLine = model.Vocabulary.Find(EndOfLine, (uint)EndOfLineHash);
    }

    public int EndOfLineHash { get; }

    public static bool IsEndOfLine(ReadOnlySpan<byte> token) => token.SequenceEqual(EndOfLine);

    /// <summary>Whether a token may be a label or the end of the line: neither is a word.</summary>
    public static bool MayBeSpecial(ReadOnlySpan<byte> token) => token[0] is (byte)'_' or (byte)'<';

    /// <summary>Adds the vector of the end of the line; returns how many features that were.</summary>
    public int AddEndOfLine(Span<float> sum)
    {
        if (_endOfLine < 0) return 0;
        _model.Input.AddRow(_endOfLine, sum);
        return 1;
    }

    /// <summary>Adds the vectors of a word to a sum that is zero, and says what is known of the word.</summary>
    public Word Describe(ReadOnlySpan<byte> word, uint hash, Span<float> sum)
    {
        var id = _model.Vocabulary.Find(word, hash);
        if (id < 0 && Vocabulary.IsLabel(word)) return new(-1, 0, -1, false, 0);
        if (id >= 0) _model.Input.AddRow(id, sum);
        var features = id >= 0 ? 1 : 0;
        if (_model.Arguments.MaximumNgram > 0) features += AddNgrams(Mark(word), sum);
        return new(features, (int)hash, features > 0 ? Vote(sum, features) : -1, id >= 0, _votes?.MarksOf(word) ?? 0);
    }

    /// <summary>The label that the word would have as a text of its own.</summary>
    private int Vote(ReadOnlySpan<float> sum, int features)
    {
        if (_ranking is null) return -1;
        sum.CopyTo(_alone);
        var scale = 1f / (features + AddEndOfLine(_alone));
        foreach (ref var value in _alone.AsSpan()) value *= scale;
        Span<FastTextPrediction> best = stackalloc FastTextPrediction[1];
        return _ranking.Best(_alone, best, 0) > 0 ? best[0].Label : -1;
    }

    private ReadOnlySpan<byte> Mark(ReadOnlySpan<byte> word)
    {
        if (_marked.Length < word.Length + 2) _marked = new byte[word.Length * 2];
        _marked[0] = (byte)'<';
        word.CopyTo(_marked.AsSpan(1));
        _marked[word.Length + 1] = (byte)'>';
        return _marked.AsSpan(0, word.Length + 2);
    }

    private int AddNgrams(ReadOnlySpan<byte> word, Span<float> sum)
    {
        var shortest = _model.Arguments.MinimumNgram;
        if (shortest > 1 && word.Length <= ShortWord && Ascii.IsValid(word)) return AddShort(word, shortest, sum);
        var (longest, characters) = (_model.Arguments.MaximumNgram, FindCharacters(word));
        var (known, pending) = (0, 0);
        for (var first = 0; first < characters; first++)
        {
            var (hash, start) = (Basis, _bounds[first]);
            for (var (length, most) = (1, Math.Min(longest, characters - first)); length <= most; length++)
            {
                var end = _bounds[first + length];
                hash = Step(hash, word[start..end]);
                start = end;
                if (length < shortest || (length == 1 && (first == 0 || end == word.Length))) continue;
                if (pending == _hashes.Length) (known, pending) = (known + AddHashes(pending, sum), 0);
                _hashes[pending++] = hash;
            }
        }
        return known + AddHashes(pending, sum);
    }

    /// <summary>Finds where each character of a word begins, and the end of the last; returns how many there are.</summary>
    private int FindCharacters(ReadOnlySpan<byte> word)
    {
        if (_bounds.Length <= word.Length) _bounds = new int[word.Length * 2];
        var count = 0;
        for (var i = 0; i < word.Length; i++)
        {
            // Written without asking, kept if it is a beginning: the first byte is the mark, so it is one.
            _bounds[count] = i;
            if (!IsContinuation(word[i])) count++;
        }
        _bounds[count] = word.Length;
        return count;
    }

    private int AddHashes(int count, Span<float> sum) => AddRows(_model.Ngrams.Append(_hashes.AsSpan(0, count), _rows, 0), sum);

    /// <summary>The n-grams of a short word of one-byte characters, all of one length after those of the length before: no hash waits for another.</summary>
    private int AddShort(ReadOnlySpan<byte> word, int shortest, Span<float> sum)
    {
        var longest = Math.Min(_model.Arguments.MaximumNgram, word.Length);
        var (known, pending) = (0, 0);
        Span<uint> hashes = stackalloc uint[ShortWord];
        hashes.Fill(Basis);
        for (var length = 1; length <= longest; length++)
        {
            hashes = hashes[..(word.Length - length + 1)];
            var ends = word[(length - 1)..];
            for (var i = 0; i < hashes.Length && i < ends.Length; i++) hashes[i] = Step(hashes[i], ends[i]);
            if (length < shortest) continue;
            if (pending + hashes.Length > _rows.Length) (known, pending) = (known + AddRows(pending, sum), 0);
            pending = _model.Ngrams.Append(hashes, _rows, pending);
        }
        return known + AddRows(pending, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Step(uint hash, ReadOnlySpan<byte> character)
    {
        // Han, kana and Hangul have three bytes.
        if (character.Length == 3) return Step(Step(Step(hash, character[0]), character[1]), character[2]);
        foreach (var value in character) hash = Step(hash, value);
        return hash;
    }

    private static uint Step(uint hash, byte value) => (hash ^ (uint)(sbyte)value) * 16777619u;

    private int AddRows(int count, Span<float> sum)
    {
        _model.Input.AddRows(_rows.AsSpan(0, count), sum);
        return count;
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}
