using System.Globalization;
using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Models.FastText;
using BiasAudit.Models.Languages;
using BiasAudit.References;

namespace BiasAudit.Benchmarks.Languages;

/// <summary>Measures the detector against corpora that declare a language; the tables of the section's README are its output.</summary>
internal static class LanguageAccuracy
{
    private const double Confident = 0.9;

    private sealed class Tally
    {
        public int Documents, Raw, Named, KnownNamed, KnownNamedRight, Known, ConfidentWrong;
        public Dictionary<string, int> Wrong { get; } = [];

        public void Note(string pair) => Wrong[pair] = Wrong.GetValueOrDefault(pair) + 1;
    }

    /// <summary>Prints one line a corpus, and with <c>--confusions</c> the mistakes and the documents of known languages that get no name.</summary>
    public static void Print(IEnumerable<string> corpora, bool confusions)
    {
        Console.WriteLine("| corpus | documents | known languages | raw top 1 right, of known | named, of known | right, of named known | named, of unknown | wrong at 0.9 or more, of all |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var corpus in corpora)
        {
            var tally = Measure(Untranslated.Without(corpus));
            var unknown = tally.Documents - tally.Known;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Path.GetFileName(corpus)} | {tally.Documents:N0} | {tally.Known:N0} | {Percent(tally.Raw, tally.Known)} | {Percent(tally.KnownNamed, tally.Known)} | {Percent(tally.KnownNamedRight, tally.KnownNamed)} | {Percent(tally.Named - tally.KnownNamed, unknown)} | {Percent(tally.ConfidentWrong, tally.Documents, 2)} |"));
            if (!confusions) continue;
            foreach (var (pair, count) in tally.Wrong.OrderByDescending(p => p.Value).Take(60)) Console.Error.WriteLine($"  {pair} {count}");
        }
    }

    private static Tally Measure(IEnumerable<LabeledText> texts)
    {
        var model = LanguageModel.Default;
        var known = model.Codes.Select(LanguageGroups.NameOf).ToHashSet(StringComparer.Ordinal);
        var detector = model.CreateDetector();
        var reference = model.FastText.CreatePredictor();
        var top = new FastTextPrediction[1];
        var facts = new LanguageFacts();
        var tally = new Tally();
        foreach (var text in texts)
        {
            if (text.Language == LanguageCodes.Undetermined) continue;
            var gold = LanguageGroups.NameOf(text.Language);
            var isKnown = known.Contains(gold) && UsualScript.Matches(text);
            tally.Documents++;
            if (isKnown) tally.Known++;
            if (isKnown && reference.Predict(OneLine(text.Utf8), top) > 0 && model.Codes[top[0].Label] == text.Language) tally.Raw++;
            detector.Detect(text.Utf8, facts);
            if (isKnown && facts.Language == LanguageCodes.Undetermined) tally.Note($"{text.Declared} -> und {facts.Reason}");
            if (facts.Language == LanguageCodes.Undetermined) continue;
            var right = LanguageGroups.NameOf(facts.Language) == gold;
            tally.Named++;
            if (isKnown) tally.KnownNamed++;
            if (isKnown && right) tally.KnownNamedRight++;
            if (right) continue;
            var confident = facts.Confidence >= Confident;
            tally.Note($"{text.Declared} -> {facts.Language}{(confident ? " (confident)" : "")}");
            if (confident) tally.ConfidentWrong++;
        }
        return tally;
    }

    private static byte[] OneLine(byte[] utf8) => Array.ConvertAll(utf8, b => b == '\n' ? (byte)' ' : b);

    private static string Percent(int part, int whole, int digits = 1) =>
        whole == 0 ? "-" : (100.0 * part / whole).ToString("F" + digits, CultureInfo.InvariantCulture) + " %";
}
