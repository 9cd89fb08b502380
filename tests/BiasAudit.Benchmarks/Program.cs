using BenchmarkDotNet.Running;
using BiasAudit.Benchmarks.Topics;
using BiasAudit.Datasets;
using BiasAudit.Models.LinearText;

switch (args)
{
    case ["sample", var folder]:
        await SampleWriter.WriteAsync(SampleCorpus.Make(Path.Combine("datasets", "generator", "material")), folder);
        break;
    case ["train-topics", var data, var target]:
        var trained = TopicTraining.Run(data, target);
        TopicEvaluation.WriteConfusion(data, trained, Path.Combine("src", "BiasAudit", "Sections", "Topics", "confusion.tsv"));
        TopicEvaluation.Run(data, trained);
        break;
    case ["evaluate-topics", var data, var model]:
        using (var stream = File.OpenRead(model)) TopicEvaluation.Run(data, LinearTextModel.Load(stream));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SampleWriter).Assembly).Run(args);
        break;
}
