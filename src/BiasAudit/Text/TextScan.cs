using System.IO.Hashing;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace BiasAudit.Text;

/// <summary>One scan of a text: its counts and the boundaries of its words, lines, paragraphs and sentences.</summary>
/// <remarks>
/// Blocks of 64 units are turned into one bit mask a character class; counts are population counts and boundaries are the
/// edges of the masks, so the text is walked once whatever is asked of it. Stretches, lines, paragraphs and sentences are made from
/// their masks when somebody asks for them. Buffers are reused: what a scan returned is valid until the next. Not thread-safe; one
/// instance a worker.
/// </remarks>
public sealed class TextScan
{
    /// <summary>Units behind the text that may be read, whatever they hold: so a word can be read as a whole vector.</summary>
    internal const int Padding = 16;

    private const int BlockLength = BlockMasks.Length;

    // A last block is read whole, and one unit ahead.
    private const int Slack = BlockLength + Padding;

    private readonly ExtentBuffer _words = new();
    private readonly ExtentBuffer _spaced = new();
    private readonly LongStretches _long = new();
    private readonly TokenScan _tokens = new();
    private readonly LineScan _lines = new();
    private readonly TrimmedLines _trimmed = new();
    private readonly int[] _scripts = new int[Scripts.Count];
    private readonly BlockClasses _classes = new();
    private readonly NarrowText _narrow = new();
    private char[] _characters = new char[4096];
    private Edges[] _edges = new Edges[64];
    private int _blocks;
    private bool _hasSpaced;
    private bool _hasLong;
    private bool _hasTokens;
    private bool _hasLines;
    private bool _hasTrimmed;
    private int _length;
    private TextFacts _facts;
    private WordCarry _carry;

    /// <summary>The text in UTF-16; invalid sequences are U+FFFD. Some units behind it can be read, too.</summary>
    public ReadOnlySpan<char> Text => _characters.AsSpan(0, _length);

    /// <summary>The same, a byte a unit.</summary>
    internal NarrowText Narrow => _narrow;

    /// <summary>The counts.</summary>
    public ref readonly TextFacts Facts => ref _facts;

    /// <summary>
    /// The words, after UAX #29 without a dictionary: a run of letters, marks, digits and connectors, joined by apostrophes and
    /// points between letters and by separators between digits; each Han or Hiragana character; a run of Katakana. Thai, Lao,
    /// Khmer and Myanmar write no spaces between words: there a "word" is a phrase, so never compare languages by words.
    /// </summary>
    public ReadOnlySpan<Extent> Words => _words.Extents;

    /// <summary>The stretches between white space (the words of tools that split on spaces).</summary>
    public ReadOnlySpan<Extent> SpacedWords
    {
        get
        {
            if (!_hasSpaced) FindSpacedWords();
            return _spaced.Extents;
        }
    }

    /// <summary>Those stretches that are long: who needs no others is spared the list of all.</summary>
    internal ReadOnlySpan<Extent> LongStretches
    {
        get
        {
            if (!_hasLong) FindLongStretches();
            return _long.Extents;
        }
    }

    /// <summary>The words and the runs of one mark between them.</summary>
    internal TokenScan Tokens
    {
        get
        {
            if (!_hasTokens) FindTokens();
            return _tokens;
        }
    }

    /// <summary>The lines, without terminators (LF, CR, CRLF, NEL, LS, PS); blank lines included, a last empty one not.</summary>
    public ReadOnlySpan<Extent> Lines => FoundLines.Lines;

    /// <summary>The same lines without surrounding white space, and their hashes.</summary>
    internal ReadOnlySpan<TrimmedLine> TrimmedLines
    {
        get
        {
            if (!_hasTrimmed) TrimLines();
            return _trimmed.All;
        }
    }

    /// <summary>The paragraphs: stretches of lines between lines that are blank.</summary>
    public ReadOnlySpan<Extent> Paragraphs => FoundLines.Paragraphs;

    /// <summary>
    /// The sentences, trimmed: they end at a line end, after an ideographic or Indic terminator, and after <c>. ! ? …</c> with closing
    /// quotes when white space and no lower-case letter follow.
    /// </summary>
    public ReadOnlySpan<Extent> Sentences => FoundLines.Sentences;

    /// <summary>Code points of each script, indexed by <see cref="Script"/>.</summary>
    public ReadOnlySpan<int> ScriptCounts => _scripts;

    private LineScan FoundLines
    {
        get
        {
            if (!_hasLines) FindLines();
            return _lines;
        }
    }

    /// <summary>Scans a text.</summary>
    /// <param name="utf8">The text in UTF-8; invalid sequences are replaced and counted.</param>
    public void Scan(ReadOnlySpan<byte> utf8)
    {
        _words.Clear();
        Array.Clear(_scripts);
        (_facts, _carry) = (new() { Bytes = utf8.Length, Hash = XxHash3.HashToUInt64(utf8) }, default);
        Transcode(utf8);
        (_blocks, _hasSpaced, _hasLong, _hasTokens, _hasLines, _hasTrimmed) = (0, false, false, false, false, false);
        if (_edges.Length <= _length / BlockLength) _edges = new Edges[(_length / BlockLength * 2) + 1];
        for (var block = 0; block <= _length; block += BlockLength) ScanBlock(block); // one block beyond closes what is open
        _narrow.End(_blocks * BlockLength);
        _facts.Han = _scripts[(int)Script.Hani];
    }

    private void Transcode(ReadOnlySpan<byte> utf8)
    {
        if (_characters.Length < utf8.Length + Slack) _characters = new char[Math.Max(utf8.Length + Slack, _characters.Length * 2)];
        Utf8.ToUtf16(utf8, _characters.AsSpan(0, _characters.Length - Slack), out _, out _length, replaceInvalidSequences: true);
        _characters.AsSpan(_length, BlockLength).Fill(' '); // so that the last block is one like the others
        _narrow.Reserve(_length);
        if (!Text.Contains('\uFFFD')) return;
        _facts.Replacements = Text.Count('\uFFFD');
        _facts.InvalidSequences = _facts.Replacements - utf8.Count("\uFFFD"u8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as in ExtentBuffer
    private void ScanBlock(int block)
    {
        var bytes = BlockMasks.Narrow(ref _characters[block]);
        _narrow.Put(block, bytes);
        var others = bytes.ExtractMostSignificantBits();
        var masks = others == 0 ? BlockMasks.OfAscii(bytes) : _classes.MasksOf(Text, block, bytes);
        var inside = _length - block >= BlockLength ? ulong.MaxValue : (1UL << (_length - block)) - 1;
        CountScripts(block, inside & ~others, others, masks.Letter);
        _facts.Add(in masks, inside & ~masks.Trailing);
        var tokens = FindWords(in masks, block);
        _edges[_blocks++] = new(~masks.Space, (masks.LineEnd | masks.Terminator) & inside, tokens, masks.Letter & ~masks.Extend);
    }

    /// <summary>Counts the ASCII units by their mask and looks up the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountScripts(int block, ulong ascii, ulong others, ulong letters)
    {
        var latin = BitOperations.PopCount(letters & ascii);
        _scripts[(int)Script.Latn] += latin;
        _scripts[(int)Script.Zyyy] += BitOperations.PopCount(ascii) - latin;
        for (; others != 0; others &= others - 1)
        {
            var at = block + BitOperations.TrailingZeroCount(others);
            var unit = _characters[at];
            if (!char.IsSurrogate(unit)) _scripts[(int)Scripts.OfUnit(unit)]++;
            else if (char.IsHighSurrogate(unit)) _scripts[(int)Scripts.Of(BlockClasses.PairAt(Text, at))]++;
        }
    }

    /// <summary>Finds the words of a block; returns where its tokens begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong FindWords(in BlockMasks masks, int block)
    {
        var next = block + BlockLength < _length ? BlockClasses.ClassAt(Text, block + BlockLength) : CharClass.Space;
        var word = _carry.WordsOf(in masks, next);
        var (katakana, single, trailing) = (masks.Katakana, masks.Single, masks.Trailing);
        var (wordBefore, katakanaBefore) = ((word << 1) | _carry.Word, (katakana << 1) | _carry.Katakana);
        var starts = (word & ~wordBefore) | (katakana & ~katakanaBefore) | (single & ~trailing);
        var ends = (~word & wordBefore) | (~katakana & katakanaBefore) | (((single << 1) | _carry.Single) & ~trailing);
        _words.Add(block, starts, ends);
        var marks = ~(masks.Space | word | katakana | single);
        var alike = BlockMasks.LikeNext(ref _characters[block]);
        var begun = starts | (marks & ~trailing & ~(((alike & marks) << 1) | _carry.Mark));
        _carry.Take(word, katakana, single, masks.Letter, masks.Digit, alike & marks);
        return begun;
    }

    private void FindSpacedWords()
    {
        _hasSpaced = true;
        _spaced.Clear();
        var before = 0UL;
        for (var i = 0; i < _blocks; i++)
        {
            var visible = _edges[i].Visible;
            before |= visible << 1;
            _spaced.Add(i * BlockLength, visible & ~before, ~visible & before);
            before = visible >> 63;
        }
    }

    private void FindLongStretches()
    {
        _hasLong = true;
        _long.Clear();
        for (var i = 0; i < _blocks; i++) _long.Add(i * BlockLength, _edges[i].Visible);
    }

    private void FindTokens()
    {
        _hasTokens = true;
        _tokens.Clear();
        for (var i = 0; i < _blocks; i++) _tokens.Add(i * BlockLength, _edges[i].Visible, _edges[i].Tokens, _edges[i].Letters);
        _tokens.End();
    }

    private void FindLines()
    {
        _hasLines = true;
        _lines.Clear();
        for (var i = 0; i < _blocks; i++) _lines.Add(Text, i * BlockLength, _edges[i].Ends);
        _lines.End(Text);
    }

    private void TrimLines()
    {
        _hasTrimmed = true;
        _trimmed.Take(Text, Lines);
    }

    /// <summary>What is kept of a block for those who ask: its units that are no white space, that can end a line or sentence, that begin a token, and that are letters.</summary>
    private readonly record struct Edges(ulong Visible, ulong Ends, ulong Tokens, ulong Letters);
}
