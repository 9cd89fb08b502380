using System.Text;
using BenchmarkDotNet.Attributes;
using BiasAudit.Corpora;
using BiasAudit.Tests.Text;
using BiasAudit.Text;

namespace BiasAudit.Benchmarks;

/// <summary>The text scan against the same definitions said slowly, over one megabyte of English and of Chinese made text.</summary>
public class TextScanSpeed
{
    private readonly TextScan _scan = new();
    private byte[][] _texts = [];

    /// <summary>The language of the text.</summary>
    [Params("en", "zh")]
    public string Language { get; set; } = "";

    /// <summary>Takes documents of the sample corpus until there is a megabyte.</summary>
    [GlobalSetup]
    public void Read()
    {
        var (corpus, texts) = (Corpus.Open([BenchmarkFiles.Sample], new()), new List<byte[]>());
        foreach (var slice in corpus.Slices)
            corpus.Read(slice, batch =>
            {
                for (var i = 0; i < batch.Count; i++)
                    if (IsChinese(batch[Role.Text]![i]) == (Language == "zh")) texts.Add(batch[Role.Text]![i].ToArray());
            }, default);
        _texts = [.. Enumerable.Range(0, int.MaxValue).Select(i => texts[i % texts.Count]).TakeWhile((text, i) => i * (long)text.Length < 1 << 20)];
    }

    /// <summary>One scan: words, lines, paragraphs, sentences, scripts and every count.</summary>
    [Benchmark(Baseline = true)]
    public int Scan()
    {
        var words = 0;
        foreach (var text in _texts)
        {
            _scan.Scan(text);
            words += _scan.Words.Length + _scan.SpacedWords.Length + _scan.Lines.Length;
        }
        return words;
    }

    /// <summary>Words alone, one code point at a time.</summary>
    [Benchmark]
    public int Naive()
    {
        var words = 0;
        foreach (var text in _texts)
        {
            var scan = new NaiveScan(Encoding.UTF8.GetString(text));
            words += scan.Words().Count;
        }
        return words;
    }

    private static bool IsChinese(ReadOnlySpan<byte> text) => text.IndexOf("的"u8) >= 0;
}
