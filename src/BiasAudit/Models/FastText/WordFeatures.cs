namespace BiasAudit.Models.FastText;

/// <summary>The features of one word: its own vector and those of its character n-grams.</summary>
internal sealed class WordFeatures
{
    private static readonly byte[] EndOfLine = "</s>"u8.ToArray();
    private readonly FastTextModel _model;
    private readonly int _endOfLine;
    private byte[] _marked = new byte[256];

    public WordFeatures(FastTextModel model)
    {
        _model = model;
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

    /// <summary>Adds the vectors of a word; returns how many features the model knows, or -1 when the token is a label.</summary>
    public int Add(ReadOnlySpan<byte> word, uint hash, Span<float> sum)
    {
        var id = _model.Vocabulary.Find(word, hash);
        if (id < 0 && Vocabulary.IsLabel(word)) return -1;
        if (id >= 0) _model.Input.AddRow(id, sum);
        var known = id >= 0 ? 1 : 0;
        return _model.Arguments.MaximumNgram > 0 ? known + AddNgrams(Mark(word), sum) : known;
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
        var (shortest, longest) = (_model.Arguments.MinimumNgram, _model.Arguments.MaximumNgram);
        var (ngrams, input) = (_model.Ngrams, _model.Input);
        var known = 0;
        for (var start = 0; start < word.Length; start++)
        {
            if (IsContinuation(word[start])) continue;
            var hash = 2166136261u;
            for (int end = start, length = 1; end < word.Length && length <= longest; length++)
            {
                do hash = (hash ^ (uint)(sbyte)word[end++]) * 16777619u;
                while (end < word.Length && IsContinuation(word[end]));
                if (length < shortest || (length == 1 && (start == 0 || end == word.Length))) continue;
                var row = ngrams.Find(hash);
                if (row < 0) continue;
                input.AddRow(row, sum);
                known++;
            }
        }
        return known;
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}
