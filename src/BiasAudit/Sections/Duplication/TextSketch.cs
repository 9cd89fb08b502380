using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using BiasAudit.Sketches;
using BiasAudit.Text.Similarity;

namespace BiasAudit.Sections.Duplication;

/// <summary>What is kept of one normalized text: its signature and the masked beginning that stands for it in the report.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TextSketch : IRecord<TextSketch>
{
    /// <summary>The key of the normalized text.</summary>
    public ulong Text;

    /// <summary>The smallest shingle hash, which decides whether its documents are in the sample.</summary>
    public ulong Anchor;
    public Signature Signature;
    public Beginning Snippet;

    /// <summary>How many words the text has, up to 5: below 5 it is one shingle, with none it has no signature.</summary>
    public long Words;

    public readonly ulong Key => Text;

    public readonly bool Same(in TextSketch other) => Text == other.Text;

    /// <summary>Texts that differ only in punctuation share a key; the smaller beginning stands for them, whatever came first.</summary>
    public void Take(in Beginning beginning)
    {
        if (beginning.Bytes.SequenceCompareTo(Snippet.Bytes) < 0) Snippet = beginning;
    }
}

/// <summary>Up to 64 bytes of masked text in UTF-8, cut between characters, filled up with zeros.</summary>
[InlineArray(Length)]
internal struct Beginning
{
    public const int Length = 64;
    private byte _first;

    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Bytes => MemoryMarshal.CreateReadOnlySpan(in _first, Length);

    public readonly string Value => Encoding.UTF8.GetString(Bytes).TrimEnd('\0');

    public static Beginning Of(ReadOnlySpan<char> masked)
    {
        Beginning beginning = default;
        Utf8.FromUtf16(masked, beginning, out _, out _);
        return beginning;
    }
}
