using BiasAudit.Measuring;
using BiasAudit.Models.Languages;
using BiasAudit.References;
using BiasAudit.Statistics;
using Microsoft.Data.Analysis;
using static BiasAudit.Sections.Languages.LanguageCounts;

namespace BiasAudit.Sections.Languages;

/// <summary>The tables of the section that count languages, scripts and sources.</summary>
internal static class LanguageTables
{
    private const int WithIntervals = 40;

    /// <summary>One row a language, by falling documents: counts in every unit, shares, parity and correction.</summary>
    public static void AddDistribution(LanguageCounts counts, CorrectedShares? corrected, SectionResult result)
    {
        var rows = Ordered(counts);
        var (documents, characters, bytes, tokens) = (Total(counts, Sum.Documents), Total(counts, Sum.Characters), Total(counts, Sum.Bytes), Total(counts, Sum.Tokens));
        var (parity, largest) = (ParityShares(counts), rows[..Math.Min(WithIntervals, rows.Length)]);
        var ofCharacters = counts.BySource.JackknifeShares(counts.CharactersColumn(0), [.. counts.Languages.Codes.Select(_ => 1.0)], largest);
        var ofContent = counts.BySource.JackknifeShares(counts.CharactersColumn(0), [.. counts.Languages.Codes.Select(ContentOfCharacter)], largest);
        var intervals = rows.Select((i, place) => place < WithIntervals ? counts.BySource.JackknifeShare(DocumentsColumn(i), AllDocuments) : null).ToArray();
        string Code(int i) => counts.Languages.Codes[i];
        result.Add("languages.distribution", new DataFrame(
            new StringDataFrameColumn("language", rows.Select(Code)),
            new StringDataFrameColumn("name", rows.Select(i => LanguageCodes.NameOf(Code(i)))),
            new StringDataFrameColumn("group", rows.Select(i => LanguageGroups.NameOf(Code(i)) is var group && group != Code(i) ? group + " (split uncertain)" : "")),
            new Int64DataFrameColumn("documents", rows.Select(i => counts[Sum.Documents][i])),
            new DoubleDataFrameColumn("share", rows.Select(i => Ratio(counts[Sum.Documents][i], documents))),
            new DoubleDataFrameColumn("low", intervals.Select(interval => interval?.Low)),
            new DoubleDataFrameColumn("high", intervals.Select(interval => interval?.High)),
            new Int64DataFrameColumn("characters", rows.Select(i => counts[Sum.Characters][i])),
            new DoubleDataFrameColumn("characters-share", rows.Select(i => Ratio(counts[Sum.Characters][i], characters))),
            new DoubleDataFrameColumn("characters-low", rows.Select((_, place) => ofCharacters.ElementAtOrDefault(place)?.Low)),
            new DoubleDataFrameColumn("characters-high", rows.Select((_, place) => ofCharacters.ElementAtOrDefault(place)?.High)),
            new Int64DataFrameColumn("bytes", rows.Select(i => counts[Sum.Bytes][i])),
            new DoubleDataFrameColumn("bytes-share", rows.Select(i => Ratio(counts[Sum.Bytes][i], bytes))),
            new Int64DataFrameColumn("tokens", rows.Select(i => counts[Sum.WithTokens][i] == 0 ? null : (long?)counts[Sum.Tokens][i])),
            new DoubleDataFrameColumn("tokens-share", rows.Select(i => counts[Sum.WithTokens][i] == 0 ? null : (double?)Ratio(counts[Sum.Tokens][i], tokens))),
            new DoubleDataFrameColumn("parity-share", rows.Select(i => parity[i])),
            new DoubleDataFrameColumn("parity-low", rows.Select((i, place) => parity[i] is null ? null : ofContent.ElementAtOrDefault(place)?.Low)),
            new DoubleDataFrameColumn("parity-high", rows.Select((i, place) => parity[i] is null ? null : ofContent.ElementAtOrDefault(place)?.High)),
            new Int64DataFrameColumn("mixed", rows.Select(i => counts[Sum.Mixed][i])),
            new DoubleDataFrameColumn("confidence", rows.Select(i => counts[Sum.ConfidencePerMille][i] / 1000.0 / counts[Sum.Documents][i]))));
        corrected?.AddTo(result);
    }

    public static void AddReasons(LanguageCounts counts, SectionResult result)
    {
        var reasons = Enum.GetValues<UndeterminedReason>().Where(r => r != UndeterminedReason.None).ToArray();
        result.Add("languages.undetermined", new DataFrame(
            new StringDataFrameColumn("reason", reasons.Select(Words)),
            new Int64DataFrameColumn("documents", reasons.Select(r => counts.Reasons[(int)r]))));
    }

    /// <summary>Characters divided by what the language needs for the same content, as shares of the languages whose parity is known.</summary>
    private static double?[] ParityShares(LanguageCounts counts)
    {
        var content = counts.Languages.Codes.Select((code, i) => counts[Sum.Characters][i] * ContentOfCharacter(code)).ToArray();
        var sum = content.Sum();
        return [.. counts.Languages.Codes.Select((code, i) => sum > 0 && Parity.Of(code) is not null ? content[i] / sum : (double?)null)];
    }

    /// <summary>What a character of a language holds of what one of English does; 0 where the parity is not known.</summary>
    private static double ContentOfCharacter(string code) => Parity.Of(code) is { } parity ? 1 / parity.Characters : 0;

    public static int[] Ordered(LanguageCounts counts) =>
        [.. Enumerable.Range(0, counts.Languages.Count).Where(i => counts[Sum.Documents][i] > 0).OrderByDescending(i => counts[Sum.Documents][i]).ThenBy(i => i)];

    public static long Total(LanguageCounts counts, Sum sum)
    {
        var total = 0L;
        foreach (var value in counts[sum]) total += value;
        return total;
    }

    public static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Words(UndeterminedReason reason) => reason switch
    {
        UndeterminedReason.NoEvidence => "no letters that the model knows",
        UndeterminedReason.TooShort => "too few letters",
        UndeterminedReason.UnknownLanguage => "evidence against every language of the model",
        _ => "confidence below the limit",
    };
}
