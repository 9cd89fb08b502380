using System.IO.Hashing;
using System.Runtime.InteropServices;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sketches;
using BiasAudit.Text;

namespace BiasAudit.Sections.Duplication;

/// <summary>How often the same URL, line or paragraph occurs anywhere in the corpus, within one document or across many.</summary>
/// <remarks>
/// URLs are compared as stored, without surrounding white space. Lines and paragraphs are compared without surrounding white space;
/// blank ones do not count. Each kind is exact up to a number of distinct keys and a consistent sample of keys beyond.
/// </remarks>
public sealed class RepeatedStretches : IMeasure<RepeatedStretches>
{
    private (ulong Key, uint Weight)[] _keys = new (ulong, uint)[256];

    private RepeatedStretches(AuditOptions options)
    {
        Urls = new(options.DuplicationCapacity);
        Lines = new(Math.Max(1, options.DuplicationCapacity / 2));
        Paragraphs = new(Math.Max(1, options.DuplicationCapacity / 2));
    }

    /// <inheritdoc/>
    public static string Id => "duplication.stretches@1";

    internal RepeatSample Urls { get; }

    internal RepeatSample Lines { get; }

    internal RepeatSample Paragraphs { get; }

    /// <inheritdoc/>
    public static RepeatedStretches Create(AuditOptions options) => new(options);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var url = document.Value(Role.Url).Trim(" \t\r\n"u8);
        if (url.Length > 0) Urls.Add(XxHash3.HashToUInt64(url), (uint)url.Length);
        Add(Lines, document.Text, document.Lines);
        Add(Paragraphs, document.Text, document.Paragraphs);
    }

    /// <inheritdoc/>
    public void Merge(RepeatedStretches other)
    {
        Urls.Merge(other.Urls);
        Lines.Merge(other.Lines);
        Paragraphs.Merge(other.Paragraphs);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        Urls.Save(writer);
        Lines.Save(writer);
        Paragraphs.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Urls.Load(reader);
        Lines.Load(reader);
        Paragraphs.Load(reader);
    }

    private void Add(RepeatSample sample, ReadOnlySpan<char> text, ReadOnlySpan<Extent> stretches)
    {
        if (_keys.Length < stretches.Length) _keys = new (ulong, uint)[stretches.Length * 2];
        var count = 0;
        foreach (var stretch in stretches)
        {
            var trimmed = stretch.Of(text).Trim();
            if (trimmed.Length > 0) _keys[count++] = (XxHash3.HashToUInt64(MemoryMarshal.AsBytes(trimmed)), (uint)trimmed.Length);
        }
        sample.AddAll(_keys.AsSpan(0, count));
    }
}
