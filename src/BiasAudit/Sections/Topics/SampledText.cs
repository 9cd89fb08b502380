using BiasAudit.Corpora;
using BiasAudit.Measuring;

namespace BiasAudit.Sections.Topics;

/// <summary>A place of the sample: the beginning of a text, whose terms are read only when somebody asks for them.</summary>
/// <remarks>Most sampled documents are pushed out again. The text itself is never saved.</remarks>
internal sealed class SampledText
{
    /// <summary>Bytes of a text that are kept.</summary>
    public const int Prefix = 2400;

    private byte[] _bytes = [];
    private int _length;
    private bool _isCut;
    private string[]? _terms;

    /// <summary>The name of the source.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The language.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Where it lies.</summary>
    public RowAddress Address { get; private set; }

    /// <summary>A text of which only the terms are known.</summary>
    public static SampledText Of(SampledDocument document) =>
        new() { Source = document.Source, Language = document.Language, Address = document.Address, _terms = document.Terms };

    /// <summary>Takes the beginning of a document, in place of what was there.</summary>
    public void Take(Document document)
    {
        if (_bytes.Length == 0) _bytes = new byte[Prefix];
        var utf8 = document.Utf8;
        (_isCut, _length, _terms) = (utf8.Length > Prefix, Math.Min(utf8.Length, Prefix), null);
        while (_isCut && _length > 0 && (utf8[_length] & 0xC0) == 0x80) _length--;
        utf8[.._length].CopyTo(_bytes);
        TakePlace(document);
    }

    /// <summary>Takes only where a document lies, which has the same text.</summary>
    public void TakePlace(Document document) => (Source, Language, Address) = (document.Source.Name, document.Language, document.Address);

    /// <summary>One like it that shares nothing that changes.</summary>
    public SampledText Copy()
    {
        var copy = (SampledText)MemberwiseClone();
        copy._bytes = [.. _bytes];
        return copy;
    }

    /// <summary>The document with its terms.</summary>
    public SampledDocument Read(TermReader reader) => new(Source, Language, Address, _terms ??= reader.Read(_bytes.AsSpan(0, _length), _isCut));

    /// <summary>Whether a document with the same text stands before this one: a copy is kept once, wherever it was met first.</summary>
    public bool IsAfter(string source, RowAddress address) => (source, address.Shard, address.Row).CompareTo((Source, Address.Shard, Address.Row)) < 0;
}
