using BiasAudit.Measuring;
using BiasAudit.Models.Languages;
using BiasAudit.Models.Tokens;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Languages;

/// <summary>What a current tokenizer makes of each language: tokens and characters on a sample of documents.</summary>
/// <remarks>The sample takes the documents whose hash says so: one in 128, whatever the order, at most their first 500 UTF-16 units.</remarks>
public sealed class TokenSample : IMeasure<TokenSample>
{
    private const int Halvings = 7;
    private const int Longest = 500;
    private readonly TokenCounter _counter = new();
    private readonly LanguageList _languages;

    private TokenSample(LanguageList languages)
    {
        _languages = languages;
        (Documents, Tokens, Characters) = (new long[languages.Count], new long[languages.Count], new long[languages.Count]);
    }

    /// <inheritdoc/>
    public static string Id => "languages.tokens@1";

    internal LanguageList Languages => _languages;

    internal long[] Documents { get; }

    internal long[] Tokens { get; }

    internal long[] Characters { get; }

    /// <inheritdoc/>
    public static TokenSample Create(AuditOptions options) => new(LanguageList.Of(LanguageModel.Open(options.LanguageModel)));

    /// <inheritdoc/>
    public void Add(Document document)
    {
        if (!ConsistentSample.Keeps(ConsistentSample.Mix(document.Facts.Hash), Halvings)) return;
        var text = document.Text;
        if (text.Length > Longest) text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        var language = _languages.IndexOf(document.Language);
        Documents[language]++;
        Tokens[language] += _counter.Count(text);
        foreach (var _ in text.EnumerateRunes()) Characters[language]++;
    }

    /// <inheritdoc/>
    public void Merge(TokenSample other)
    {
        for (var i = 0; i < _languages.Count; i++)
        {
            Documents[i] += other.Documents[i];
            Tokens[i] += other.Tokens[i];
            Characters[i] += other.Characters[i];
        }
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        _languages.Save(writer);
        foreach (var value in Documents.Concat(Tokens).Concat(Characters)) writer.Write7BitEncodedInt64(value);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _languages.Check(reader);
        foreach (var sums in new[] { Documents, Tokens, Characters })
            foreach (ref var value in sums.AsSpan()) value = reader.Read7BitEncodedInt64();
    }
}
