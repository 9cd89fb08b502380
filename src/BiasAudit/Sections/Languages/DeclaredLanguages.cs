using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Models.Languages;
using BiasAudit.References;
using BiasAudit.Sketches;
using BiasAudit.Statistics;
using BiasAudit.Text.Masking;

namespace BiasAudit.Sections.Languages;

/// <summary>Compares the language that the corpus declares with the detected one, and keeps the rows that disagree most.</summary>
public sealed class DeclaredLanguages : IMeasure<DeclaredLanguages>
{
    private const int RowsKept = 50;
    private const int NamesRemembered = 4096;
    private readonly Dictionary<ulong, (string Code, string Script)> _normalized = [];
    private readonly bool _evidence;

    private DeclaredLanguages(bool evidence) => _evidence = evidence;

    internal const int Declared = 0, Comparable = 1, Disagree = 2, Documents = 3, WritingComparable = 4, WritingDisagree = 5;

    /// <inheritdoc/>
    public static string Id => "languages.declared@1";

    /// <summary>By source: documents that declare a language, that can be compared, that disagree, and all; then those whose writing of Chinese is both declared and detected, and that disagree in it.</summary>
    internal SourceCounts BySource { get; } = new(6, size: Documents);

    /// <summary>Documents by declared and detected language.</summary>
    internal CrossTable Confusion { get; } = new(100_000);

    /// <summary>The rows that disagree with the highest confidence, most confident first.</summary>
    internal SortedSet<DisagreeingRow> Rows { get; } = [];

    /// <inheritdoc/>
    public static DeclaredLanguages Create(AuditOptions options) => new(options.Evidence);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var counts = BySource.Of(document.Source.Key);
        counts[Documents]++;
        if (!document.Has(Role.Language)) return;
        var declared = Normalize(document.Value(Role.Language));
        counts[Declared]++;
        var detected = document.Language;
        Confusion.Add(declared.Code, detected);
        CountWriting(document.LanguageFacts.Writing, declared.Script, counts);
        if (declared.Code == LanguageCodes.Undetermined || detected == LanguageCodes.Undetermined) return;
        counts[Comparable]++;
        if (Agree(declared.Code, detected)) return;
        counts[Disagree]++;
        if (_evidence) Keep(document, declared.Code);
    }

    /// <inheritdoc/>
    public void Merge(DeclaredLanguages other)
    {
        BySource.Merge(other.BySource);
        Confusion.Merge(other.Confusion);
        foreach (var row in other.Rows) Keep(row);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        BySource.Save(writer);
        Confusion.Save(writer);
        writer.Write(Rows.Count);
        foreach (var row in Rows) row.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        BySource.Load(reader);
        Confusion.Load(reader);
        for (var rows = reader.ReadInt32(); rows > 0; rows--) Keep(DisagreeingRow.Load(reader));
    }

    /// <summary>Whether a declared language is the detected one: the same code or group, or a member of the macrolanguage that is declared.</summary>
    internal static bool Agree(string declared, string detected) =>
        LanguageGroups.NameOf(declared) == LanguageGroups.NameOf(detected) || declared == LanguageCodes.Normalize(detected);

    private void Keep(Document document, string declared)
    {
        var confidence = (int)(document.LanguageFacts.Confidence * 1000 + 0.5);
        var row = new DisagreeingRow(confidence, document.Address, declared, document.Language, "");
        if (Rows.Count < RowsKept || row.CompareTo(Rows.Max) < 0) Keep(row with { Snippet = Snippet.Of(document.Text) });
    }

    private void Keep(DisagreeingRow row)
    {
        Rows.Add(row);
        if (Rows.Count > RowsKept) Rows.Remove(Rows.Max!);
    }

    private static void CountWriting(ChineseWriting detected, string declared, Span<long> counts)
    {
        if (detected is not (ChineseWriting.Simplified or ChineseWriting.Traditional or ChineseWriting.Mixed) || declared is not ("Hans" or "Hant")) return;
        counts[WritingComparable]++;
        if (detected != (declared == "Hans" ? ChineseWriting.Simplified : ChineseWriting.Traditional)) counts[WritingDisagree]++;
    }

    private (string Code, string Script) Normalize(ReadOnlySpan<byte> declared)
    {
        if (declared.Length > 64) return (LanguageCodes.Undetermined, "");
        var key = System.IO.Hashing.XxHash3.HashToUInt64(declared);
        if (_normalized.TryGetValue(key, out var known)) return known;
        var text = Encoding.UTF8.GetString(declared);
        var language = (LanguageCodes.Normalize(text), LanguageCodes.ScriptOf(text));
        if (_normalized.Count < NamesRemembered) _normalized.Add(key, language);
        return language;
    }
}
