using System.Runtime.InteropServices;

namespace BiasAudit.Sections.Duplication;

/// <summary>An occurrence as a profile holds it: with the keys of its text in place of its number.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct SavedOccurrence(in Occurrence occurrence, in TextSketch text)
{
    public readonly ulong Text = text.Text;
    private readonly ulong _bytes = occurrence.Bytes;
    private readonly ulong _source = occurrence.Source;
    private readonly ulong _shard = occurrence.Shard;
    private readonly ulong _anchor = text.Anchor;
    private readonly long _first = occurrence.First;
    private readonly long _tokens = occurrence.Tokens;
    private readonly uint _count = occurrence.Count;
    private readonly int _characters = occurrence.Characters;
    private readonly long _utf8 = occurrence.Utf8;

    public Occurrence With(int text) => new()
    {
        Text = text, Bytes = _bytes, Source = _source, Shard = _shard, First = _first, Tokens = _tokens, Count = _count, Characters = _characters,
        Utf8 = checked((int)_utf8),
    };
}
