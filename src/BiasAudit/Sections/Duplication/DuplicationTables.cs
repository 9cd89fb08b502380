using BiasAudit.Measuring;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Duplication;

/// <summary>The tables of the section.</summary>
internal static class DuplicationTables
{
    private const int LargestClusters = 100;
    private static readonly (string Name, long Least)[] Sizes =
        [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5 to 9", 5), ("10 to 99", 10), ("100 to 999", 100), ("1,000 and more", 1000)];

    public static void AddTo(SectionResult result, Profile profile, CopyClusters clusters, DocumentCopies copies)
    {
        AddSizes(result, clusters);
        AddLargest(result, profile, clusters);
        var matrix = SourceMatrix.Of(clusters, copies);
        result.Add("duplication.sources", matrix.Frame());
        result.Add("duplication.source-matrix", matrix.MapFrame());
        AddSCurve(result);
    }

    private static void AddSizes(SectionResult result, CopyClusters clusters)
    {
        var counts = new long[4, Sizes.Length];
        Count(clusters.EqualText(), 0);
        Count(clusters.Near, 2);
        result.Add("duplication.cluster-sizes", new DataFrame(
            new StringDataFrameColumn("size", Sizes.Select(size => size.Name)),
            Column("exact-clusters", 0), Column("exact-documents", 1), Column("near-clusters", 2), Column("near-documents", 3)));

        void Count(IEnumerable<(int Start, int End)> stretches, int kind)
        {
            foreach (var stretch in stretches)
            {
                var documents = clusters.Documents(stretch);
                var size = Array.FindLastIndex(Sizes, size => size.Least <= documents);
                counts[kind, size]++;
                counts[kind + 1, size] += documents;
            }
        }

        Int64DataFrameColumn Column(string name, int kind) => new(name, Enumerable.Range(0, Sizes.Length).Select(size => counts[kind, size]));
    }

    private static void AddLargest(SectionResult result, Profile profile, CopyClusters clusters)
    {
        // Clusters come in the order of their first texts, and sorting is stable.
        var largest = clusters.Near.Where(stretch => clusters.Documents(stretch) > 1).OrderByDescending(clusters.Documents)
            .Take(LargestClusters).Select(clusters.Summarize).ToList();
        var frame = new DataFrame(
            new Int64DataFrameColumn("documents", largest.Select(cluster => cluster.Documents)),
            new Int32DataFrameColumn("texts", largest.Select(cluster => cluster.Texts)),
            new Int32DataFrameColumn("sources", largest.Select(cluster => cluster.Sources)),
            new Int32DataFrameColumn("shards", largest.Select(cluster => cluster.Shards)),
            new Int64DataFrameColumn("characters", largest.Select(cluster => cluster.Characters)),
            new Int64DataFrameColumn("removable-characters", largest.Select(cluster => cluster.Characters - cluster.Kept)));
        if (profile.Options.Evidence)
        {
            frame.Columns.Add(new StringDataFrameColumn("shard", largest.Select(cluster => profile.PathOf(cluster.First.Shard))));
            frame.Columns.Add(new Int32DataFrameColumn("row-group", largest.Select(cluster => cluster.First.RowGroup)));
            frame.Columns.Add(new Int64DataFrameColumn("row", largest.Select(cluster => cluster.First.Row)));
            frame.Columns.Add(new StringDataFrameColumn("snippet", largest.Select(cluster => clusters.Snippet(cluster.Text))));
        }
        result.Add("duplication.clusters", frame);
    }

    private static void AddSCurve(SectionResult result)
    {
        var similarities = Enumerable.Range(0, 101).Select(i => i / 100.0).ToList();
        result.Add("duplication.s-curve", new DataFrame(
            new DoubleDataFrameColumn("similarity", similarities),
            new DoubleDataFrameColumn("edit-rate", similarities.Select(j => 1 - Math.Pow(2 * j / (1 + j), 1 / 5.0))),
            new DoubleDataFrameColumn("nominal", similarities.Select(j => SCurve.Nominal(j))),
            new DoubleDataFrameColumn("candidate", similarities.Select(SCurve.Candidate)),
            new DoubleDataFrameColumn("found", similarities.Select(SCurve.Found))));
    }
}
