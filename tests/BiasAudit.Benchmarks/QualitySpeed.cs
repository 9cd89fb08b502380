using System.Text;
using BenchmarkDotNet.Attributes;
using BiasAudit.Corpora;
using BiasAudit.Sections.Quality;
using BiasAudit.Text;

namespace BiasAudit.Benchmarks;

/// <summary>What the quality section costs beside the shared scan, over the same plain web text.</summary>
public class QualitySpeed
{
    private readonly TextScan _scan = new();
    private readonly QualityScan _quality = new();
    private List<byte[]> _texts = [];

    /// <summary>Reads the documents of the web sample that lies beside the checkout.</summary>
    [GlobalSetup]
    public void Read()
    {
        var corpus = Corpus.Open([Environment.GetEnvironmentVariable("BIASAUDIT_TEXT") ?? "../shared/data/c4-sample.parquet"], new());
        _texts = [];
        foreach (var slice in corpus.Slices)
            corpus.Read(slice, batch =>
            {
                for (var i = 0; i < batch.Count; i++) _texts.Add(batch[Role.Text]![i].ToArray());
            }, default);
        Bytes = _texts.Sum(text => (long)text.Length);
    }

    /// <summary>Bytes of all documents: divide a time by it.</summary>
    public long Bytes { get; private set; }

    /// <summary>The shared scan alone.</summary>
    [Benchmark(Baseline = true)]
    public int Scan()
    {
        var words = 0;
        foreach (var text in _texts)
        {
            _scan.Scan(text);
            words += _scan.Words.Length;
        }
        return words;
    }

    /// <summary>The shared scan and the signals of all rule sets.</summary>
    [Benchmark]
    public double ScanAndSignals()
    {
        var sum = 0.0;
        foreach (var text in _texts)
        {
            _scan.Scan(text);
            sum += _quality.Scan(new TextView(_scan), "en")[Signal.Words];
        }
        return sum;
    }
}
