using System.Globalization;
using BenchmarkDotNet.Running;
using BiasAudit.Benchmarks.Languages;
using BiasAudit.Benchmarks.Topics;
using BiasAudit.Benchmarks.WholeProgram;
using BiasAudit.Datasets;

switch (args)
{
    case ["sample", var folder]:
        await SampleWriter.WriteAsync(SampleCorpus.Make(Path.Combine("datasets", "generator", "material")), folder);
        break;
    case ["train-topics", var data, var models]:
        TopicEvaluation.Run(data, TopicTraining.Run(data, models));
        break;
    case ["evaluate-topics", var data, var models]:
        TopicEvaluation.Run(data, TopicModels.Load(models));
        break;
    case ["chinese-glosses", var package, var dictionary]:
        ChineseGlosses.Make(package, dictionary);
        break;
    case ["calibrate-languages", var output, var corpus, .. var pages]:
        LanguageCalibration.Fit(output, corpus, pages);
        break;
    case ["confuse-languages", var corpus, var output]:
        LanguageConfusions.Write(corpus, output);
        break;
    case ["languages", .. var corpora]:
        LanguageAccuracyTable.Print(corpora.Where(c => c != "--confusions"), corpora.Contains("--confusions"));
        break;
    case ["fasttext", var race, .. var inputs]:
        File.WriteAllText(race, FastTextRace.Run(inputs));
        break;
    case ["corpus", "--size", var megabytes, "--out", var large, .. var inputs]:
        await CorpusGenerator.RunAsync(long.Parse(megabytes) * 1_000_000, large, inputs);
        break;
    case ["program", var measured, var page, .. var rounds]:
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(page))!);
        File.WriteAllText(page, ProgramSpeed.Run(measured, rounds is [var many] ? int.Parse(many, CultureInfo.InvariantCulture) : 3));
        break;
    case ["costs", var table, .. var texts]:
        File.WriteAllText(table, SectionCosts.Run(texts));
        break;
    case ["linear", var linear]:
        File.WriteAllText(linear, LinearTime.Run());
        break;
    case ["near-duplicate-memory", var memory]:
        File.WriteAllText(memory, NearDuplicateMemory.Run());
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SampleWriter).Assembly).Run(args);
        break;
}
