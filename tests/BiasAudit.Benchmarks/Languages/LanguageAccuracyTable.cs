using System.Globalization;

namespace BiasAudit.Benchmarks.Languages;

/// <summary>Prints how right the detector is on corpora that declare a language; the table of the section's README is its output.</summary>
internal static class LanguageAccuracyTable
{
    private const int MistakesShown = 60;

    /// <summary>Prints one line a corpus, and with <c>--confusions</c> the mistakes and the texts of known languages that get no name.</summary>
    public static void Print(IEnumerable<string> corpora, bool confusions)
    {
        Console.WriteLine("| corpus | documents | in known languages | raw top 1 right, of known | named, of known | right, of named known | named, of unknown | wrong at 0.9 or more, of all |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var corpus in corpora)
        {
            var found = LanguageAccuracy.Of(Untranslated.Without(corpus));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Path.GetFileName(corpus)} | {found.Documents:N0} | {found.Known:N0} | {Percent(found.RawRight, found.Known)} | {Percent(found.KnownNamed, found.Known)} | {Percent(found.KnownNamedRight, found.KnownNamed)} | {Percent(found.Named - found.KnownNamed, found.Documents - found.Known)} | {Percent(found.ConfidentlyWrong, found.Documents, 2)} |"));
            if (!confusions) continue;
            foreach (var (pair, texts) in found.Mistakes.Take(MistakesShown)) Console.Error.WriteLine($"  {pair} {texts}");
        }
    }

    private static string Percent(int part, int whole, int digits = 1) =>
        whole == 0 ? "none" : (100.0 * part / whole).ToString("F" + digits, CultureInfo.InvariantCulture) + " %";
}
