using System.Diagnostics;
using System.Globalization;
using System.Text;
using BiasAudit.Models.FastText;

namespace BiasAudit.Benchmarks.Languages;

/// <summary>
/// The managed engine against <c>fasttext predict</c> (Debian package <c>fasttext</c>): the same model, the same text, one thread
/// each, turn by turn in one run. CPU time counts, not the clock, so that other work on the machine does not decide.
/// </summary>
internal static class FastTextRace
{
    private const int Rounds = 7;
    private const int SecondsToCompile = 2;
    private const string Model = "datasets/models/lid.176.ftz";

    private sealed record Lap(double Reference, double Managed, double ReferenceLoading);

    /// <summary>Measures over the text columns of some Parquet files, one document a line, and returns a page of Markdown.</summary>
    public static string Run(string[] inputs)
    {
        var page = new StringBuilder($"""
            # Language identification against the reference program
            `dotnet run -c Release --project tests/BiasAudit.Benchmarks -- fasttext reports/benchmarks/languages.md FILE...` makes this page. The best label of every line by `fasttext predict` (Debian package fasttext {Version()}) and by `FastTextPredictor`, both with lid.176.ftz, one thread each, by turns in one run; CPU time of the process, without the loading of the model and after {SecondsToCompile} seconds in which the runtime compiles. {Processor()}, {Environment.ProcessorCount} processors, .NET {Environment.Version}.

            | text | lines | MB | reference, MB/s | managed, MB/s | ratio: median of {Rounds} rounds (lowest to highest) | equal labels |
            |---|---|---|---|---|---|---|

            """);
        foreach (var input in inputs) page.Append(Line(input));
        page.Append("\nThe aim is a ratio of at least 4.\n");
        return page.ToString();
    }

    private static string Line(string input)
    {
        var (lines, empty, answers) = (Path.GetTempFileName(), Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllLines(lines, LabeledText.Texts(input).Select(text => text.ReplaceLineEndings(" ")));
            var model = FastTextModel.Load(Model);
            // The runtime compiles what is called often once more, beside the work: that is over before the first turn.
            for (var begin = Environment.CpuUsage.TotalTime; (Environment.CpuUsage.TotalTime - begin).TotalSeconds < SecondsToCompile;) Managed(model, lines, null);
            var laps = Enumerable.Range(0, Rounds).Select(_ => new Lap(Reference(lines, "/dev/null"), Managed(model, lines, null), Reference(empty, "/dev/null"))).ToArray();
            var ratios = laps.Select(lap => (lap.Reference - lap.ReferenceLoading) / lap.Managed).Order().ToArray();
            Reference(lines, answers);
            var own = new List<string>();
            Managed(model, lines, own);
            var equal = own.Zip(File.ReadLines(answers)).Count(pair => "__label__" + pair.First == pair.Second.Trim());
            var megabytes = new FileInfo(lines).Length / 1e6;
            return string.Create(CultureInfo.InvariantCulture, $"| {Path.GetFileName(input)} | {own.Count:N0} | {megabytes:F1} | {megabytes / Median(laps.Select(lap => lap.Reference - lap.ReferenceLoading)):F1} | {megabytes / Median(laps.Select(lap => lap.Managed)):F1} | {ratios[Rounds / 2]:F1} ({ratios[0]:F1} to {ratios[^1]:F1}) | {equal:N0} of {own.Count:N0} |\n");
        }
        finally
        {
            foreach (var file in new[] { lines, empty, answers }) File.Delete(file);
        }
    }

    private static double Reference(string lines, string output)
    {
        var seconds = Output("bash", "-c", $"TIMEFORMAT='%U %S'; time fasttext predict {Model} {lines} > {output}").Split(' ');
        return seconds.Sum(part => double.Parse(part, CultureInfo.InvariantCulture));
    }

    private static double Managed(FastTextModel model, string lines, List<string>? answers)
    {
        // The reference program begins with an empty process; what the last turn left is not this one's to clear away.
        GC.Collect();
        var begin = Environment.CpuUsage.TotalTime;
        var predictor = model.CreatePredictor();
        var text = File.ReadAllBytes(lines).AsSpan();
        Span<FastTextPrediction> top = stackalloc FastTextPrediction[1];
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var found = predictor.Predict(text[..end], top);
            answers?.Add(found > 0 ? model.Labels[top[0].Label] : "");
            text = text[(end + 1)..];
        }
        return (Environment.CpuUsage.TotalTime - begin).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static string Version() => Output("dpkg-query", "-W", "-f", "${Version}", "fasttext");

    private static string Processor() => File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";

    /// <summary>What a command says on either stream.</summary>
    private static string Output(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text.Trim() : throw new InvalidOperationException($"{command}: {text}");
    }
}
