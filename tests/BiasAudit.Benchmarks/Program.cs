using BenchmarkDotNet.Running;
using BiasAudit.Datasets;

switch (args)
{
    case ["sample", var folder]:
        await SampleWriter.WriteAsync(SampleCorpus.Make(Path.Combine("datasets", "generator", "material")), folder);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SampleWriter).Assembly).Run(args);
        break;
}
