using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Models.LinearText;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Topics;

/// <summary>Learns a topic classifier for the corpus at hand: its own texts, labeled by the classifier for all corpora where that is sure, and the seeds.</summary>
/// <remarks>It reads the corpus once more, before the scan. What it gives depends on the corpus, so no two releases can be compared by it.</remarks>
internal static class TopicAdaptation
{
    private const int Size = 4000;
    private const int Bits = 17;
    private const double Coverage = 0.75;

    /// <summary>The options with the adapted classifier, where adaptation is asked for.</summary>
    /// <exception cref="AuditException">Only a part of the corpus would be read.</exception>
    public static AuditOptions Prepare(Corpus corpus, AuditOptions options, CancellationToken cancellation)
    {
        if (!options.AdaptTopics || options.AdaptedTopics is not null) return options;
        if (options.Part is not null)
            throw new AuditException("BA1021", "Topics cannot be adapted to a part of a corpus: every part would have another classifier.", "--adapt-topics", "Scan without --shard, or without --adapt-topics.");
        var taxonomy = TopicsFile.TaxonomyOf(options);
        var examples = Sample(corpus, options with { AdaptTopics = false }, taxonomy, cancellation);
        var model = new TopicLearning(taxonomy, Bits).Train(examples);
        var labeled = examples.Where(example => example.Label >= 0).Select(example => (example.Text, example.Beside, example.Label)).ToArray();
        return labeled.Length == 0 ? options : options with { AdaptedTopics = LinearTextTrainer.Tune(model, labeled, Coverage) };
    }

    // The texts with the smallest seeded hashes, in the order of their hashes: the same whatever the order of the rows.
    private static TopicExample[] Sample(Corpus corpus, AuditOptions options, TopicTaxonomy taxonomy, CancellationToken cancellation)
    {
        var (kept, document, words) = (new SortedDictionary<ulong, TopicExample>(), new Document(options), new AddressWords());
        var largest = ulong.MaxValue;
        foreach (var slice in corpus.Slices) corpus.Read(slice, batch =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                if (batch[Role.Text]!.IsNull(i)) continue;
                document.Read(batch, i);
                var hash = ConsistentSample.Join(options.Seed, document.Facts.Hash);
                if (hash > largest || document.Facts.Characters == document.Facts.WhiteSpace) continue;
                var text = document.Text[..Math.Min(document.Text.Length, HashedFeatures.LearningPrefix)].ToString();
                kept[hash] = new(text, document.Language, taxonomy.IndexOf(document.Topic), words.Of(document).ToString());
                if (kept.Count < 2 * Size) continue;
                foreach (var key in kept.Keys.Skip(Size).ToArray()) kept.Remove(key);
                largest = kept.Keys.Last();
            }
        }, cancellation);
        return [.. kept.Values.Take(Size)];
    }
}
