using System.Buffers.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Models.Languages;
using BiasAudit.Sketches;
using BiasAudit.Statistics;
using BiasAudit.Text;

namespace BiasAudit.Sections.Languages;

/// <summary>Counts documents, characters, bytes and tokens of each language, script and Chinese writing, and which sources carry a language.</summary>
public sealed class LanguageCounts : IMeasure<LanguageCounts>
{
    private readonly LanguageList _languages;
    private readonly long[][] _sums;
    private readonly long[] _reasons = new long[Enum.GetValues<UndeterminedReason>().Length];
    private readonly long[] _writings = new long[Enum.GetValues<ChineseWriting>().Length];
    private readonly long[] _scriptDocuments = new long[Scripts.Count];
    private readonly long[] _scriptCharacters = new long[Scripts.Count];

    private LanguageCounts(LanguageList languages)
    {
        _languages = languages;
        _sums = [.. Enum.GetValues<Sum>().Select(_ => new long[languages.Count])];
        BySource = new(WritingColumn(0) + _writings.Length, size: AllDocuments);
    }

    internal enum Sum
    {
        Documents,
        Characters,
        Bytes,
        Tokens,
        Letters,
        Mixed,
        ConfidencePerMille,
        WithTokens,
    }

    /// <inheritdoc/>
    public static string Id => "languages.counts@1";

    /// <summary>The languages that the counts are of; <c>und</c> is the first.</summary>
    internal LanguageList Languages => _languages;

    /// <summary>The columns of <see cref="BySource"/> that are of no language.</summary>
    internal const int AllDocuments = 0, MixedDocuments = 1;

    /// <summary>By source: all and mixed documents, documents and characters of each language, documents of each script and writing.</summary>
    internal SourceCounts BySource { get; }

    /// <summary>Documents by source and language.</summary>
    internal CrossTable Sources { get; } = new();

    internal ReadOnlySpan<long> Reasons => _reasons;

    internal ReadOnlySpan<long> Writings => _writings;

    internal ReadOnlySpan<long> ScriptDocuments => _scriptDocuments;

    internal ReadOnlySpan<long> ScriptCharacters => _scriptCharacters;

    internal ReadOnlySpan<long> this[Sum sum] => _sums[(int)sum];

    /// <inheritdoc/>
    public static LanguageCounts Create(AuditOptions options)
    {
        // What is wrong with the reference is said before the corpus is read, not after.
        ReferenceTables.Of(options);
        return new(LanguageList.Of(LanguageModel.Open(options.LanguageModel)));
    }

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var facts = document.LanguageFacts;
        var language = _languages.IndexOf(facts.Language);
        Count(Sum.Documents, language, 1);
        Count(Sum.Characters, language, document.Facts.Characters);
        Count(Sum.Bytes, language, document.Facts.Bytes);
        Count(Sum.ConfidencePerMille, language, (long)(facts.Confidence * 1000 + 0.5));
        if (facts.IsMixed) Count(Sum.Mixed, language, 1);
        AddTokens(document, language);
        foreach (var part in facts.Parts) Count(Sum.Letters, _languages.IndexOf(part.Language), part.Letters);
        _reasons[(int)facts.Reason]++;
        _writings[(int)facts.Writing]++;
        _scriptDocuments[(int)facts.Script]++;
        var scripts = document.ScriptCounts;
        for (var script = 0; script < scripts.Length; script++) _scriptCharacters[script] += scripts[script];
        AddToSource(document, language);
        Sources.Add(document.Source.Key, document.Source.Name, facts.Language);
    }

    /// <inheritdoc/>
    public void Merge(LanguageCounts other)
    {
        foreach (var (mine, theirs) in Arrays.Zip(other.Arrays))
            for (var i = 0; i < mine.Length; i++) mine[i] += theirs[i];
        BySource.Merge(other.BySource);
        Sources.Merge(other.Sources);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        _languages.Save(writer);
        foreach (var array in Arrays)
            foreach (var value in array) writer.Write7BitEncodedInt64(value);
        BySource.Save(writer);
        Sources.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _languages.Check(reader);
        foreach (var array in Arrays)
            foreach (ref var value in array.AsSpan()) value = reader.Read7BitEncodedInt64();
        BySource.Load(reader);
        Sources.Load(reader);
    }

    private IEnumerable<long[]> Arrays => [.. _sums, _reasons, _writings, _scriptDocuments, _scriptCharacters];

    private void Count(Sum sum, int language, long amount) => _sums[(int)sum][language] += amount;

    internal static int DocumentsColumn(int language) => 2 + language;

    internal int CharactersColumn(int language) => 2 + _languages.Count + language;

    internal int ScriptColumn(Script script) => 2 + 2 * _languages.Count + (int)script;

    internal int WritingColumn(ChineseWriting writing) => 2 + 2 * _languages.Count + Scripts.Count + (int)writing;

    private void AddToSource(Document document, int language)
    {
        var facts = document.LanguageFacts;
        var source = BySource.Of(document.Source.Key);
        source[AllDocuments]++;
        if (facts.IsMixed) source[MixedDocuments]++;
        source[DocumentsColumn(language)]++;
        source[CharactersColumn(language)] += document.Facts.Characters;
        source[ScriptColumn(facts.Script)]++;
        source[WritingColumn(facts.Writing)]++;
    }

    private void AddTokens(Document document, int language)
    {
        if (!Utf8Parser.TryParse(document.Value(Role.Tokens), out long tokens, out _) || tokens < 0) return;
        Count(Sum.Tokens, language, tokens);
        Count(Sum.WithTokens, language, 1);
    }
}
