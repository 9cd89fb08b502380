using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace BiasAudit.Text;

/// <summary>One scan of a text: its counts and the boundaries of its words, lines, paragraphs and sentences.</summary>
/// <remarks>Buffers are reused: what a scan returned is valid until the next. Not thread-safe; one instance a worker.</remarks>
public sealed class TextScan
{
    private readonly List<Extent> _words = [];
    private readonly List<Extent> _spaced = [];
    private readonly List<Extent> _lines = [];
    private readonly List<Extent> _paragraphs = [];
    private readonly List<Extent> _sentences = [];
    private readonly int[] _scripts = new int[Enum.GetValues<Script>().Length];
    private char[] _characters = new char[4096];
    private int _length;
    private TextFacts _facts;

    /// <summary>The text in UTF-16; invalid sequences are U+FFFD.</summary>
    public ReadOnlySpan<char> Text => _characters.AsSpan(0, _length);

    /// <summary>The counts.</summary>
    public ref readonly TextFacts Facts => ref _facts;

    /// <summary>The words.</summary>
    public ReadOnlySpan<Extent> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>The stretches between white space.</summary>
    public ReadOnlySpan<Extent> SpacedWords => CollectionsMarshal.AsSpan(_spaced);

    /// <summary>The lines, without terminators.</summary>
    public ReadOnlySpan<Extent> Lines => CollectionsMarshal.AsSpan(_lines);

    /// <summary>The paragraphs.</summary>
    public ReadOnlySpan<Extent> Paragraphs => CollectionsMarshal.AsSpan(_paragraphs);

    /// <summary>The sentences.</summary>
    public ReadOnlySpan<Extent> Sentences => CollectionsMarshal.AsSpan(_sentences);

    /// <summary>Code points of each script, indexed by <see cref="Script"/>.</summary>
    public ReadOnlySpan<int> ScriptCounts => _scripts;

    /// <summary>Scans a text.</summary>
    public void Scan(ReadOnlySpan<byte> utf8)
    {
        if (_characters.Length < utf8.Length) _characters = new char[Math.Max(utf8.Length, _characters.Length * 2)];
        Utf8.ToUtf16(utf8, _characters, out _, out _length, replaceInvalidSequences: true);
        _facts = new() { Bytes = utf8.Length, Hash = XxHash3.HashToUInt64(utf8) };
        foreach (var list in new[] { _words, _spaced, _lines, _paragraphs, _sentences }) list.Clear();
        Array.Clear(_scripts);
        foreach (var rune in Text.EnumerateRunes()) _facts.Characters++;
    }
}
