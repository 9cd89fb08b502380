using System.Diagnostics;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sections.Provenance;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Sections.Provenance;

public sealed class SectionCostTests
{
    /// <summary>Prints what the section costs beside the scan of web text: run in Release with <c>--explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void The_cost_of_the_section_beside_the_scan()
    {
        var options = new AuditOptions { Corpus = new() { HashShards = false } };
        var corpus = Corpus.Open([SharedData.File("topics/webpages-train.parquet")], options.Corpus);
        var (document, read, section, bytes) = (new Document(options), new Stopwatch(), new Stopwatch(), 0L);
        var states = ProvenanceSection.Define().Measures.Select(kind => kind.Create(options)).ToArray();
        for (var round = 0; round < 5; round++)
        {
            if (round == 1) (_, _, bytes) = (Restart(read), Restart(section), 0);
            foreach (var slice in corpus.Slices)
                corpus.Read(slice, batch =>
                {
                    for (var i = 0; i < batch.Count; i++)
                    {
                        read.Start();
                        document.Read(batch, i);
                        _ = document.Language;
                        read.Stop();
                        bytes += document.Facts.Bytes;
                        section.Start();
                        foreach (var state in states) state.Add(document);
                        section.Stop();
                    }
                }, CancellationToken.None);
        }
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"scan {bytes / 1e6 / read.Elapsed.TotalSeconds:N0} MB/s, section alone {bytes / 1e6 / section.Elapsed.TotalSeconds:N0} MB/s, cost {section.Elapsed / read.Elapsed:P1} of the scan");
        Assert.True(bytes > 0);
    }

    private static bool Restart(Stopwatch watch)
    {
        watch.Reset();
        return true;
    }
}
