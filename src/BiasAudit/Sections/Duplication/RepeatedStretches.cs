using System.IO.Hashing;
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
    private (ulong Key, uint Weight)[] _lines = new (ulong, uint)[256];
    private (ulong Key, uint Weight)[] _paragraphs = new (ulong, uint)[256];

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
        Add(document.Text, document.Lines, document.Scan.TrimmedLines, document.Paragraphs);
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

    /// <summary>Takes lines and hashes paragraphs; a paragraph of one line, the usual case, has the hash of that line.</summary>
    private void Add(ReadOnlySpan<char> text, ReadOnlySpan<Extent> lines, ReadOnlySpan<TrimmedLine> trimmed, ReadOnlySpan<Extent> paragraphs)
    {
        if (_lines.Length < lines.Length) (_lines, _paragraphs) = (new (ulong, uint)[lines.Length * 2], new (ulong, uint)[lines.Length * 2]);
        var (count, paragraph) = (0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            var key = (Key: trimmed[i].Hash, Weight: (uint)trimmed[i].Extent.Length);
            if (key.Weight == 0) continue;
            _lines[count++] = key;
            // A paragraph begins and ends with lines that are not blank, and each such line is in one.
            if (paragraphs[paragraph].End != lines[i].End) continue;
            _paragraphs[paragraph] = paragraphs[paragraph].Start == lines[i].Start ? key : KeyOf(paragraphs[paragraph].Of(text));
            paragraph++;
        }
        Lines.AddAll(_lines.AsSpan(0, count));
        Paragraphs.AddAll(_paragraphs.AsSpan(0, paragraph));
    }

    private static (ulong Key, uint Weight) KeyOf(ReadOnlySpan<char> paragraph)
    {
        var trimmed = paragraph.Trim();
        return (TrimmedLines.HashOf(trimmed), (uint)trimmed.Length);
    }
}
