using BiasAudit.Sections.Topics;

namespace BiasAudit.Tests.Sections.Topics;

public sealed class TopicConfusionTests
{
    [Fact]
    public void The_built_in_matrix_counts_the_966_held_out_pages()
    {
        var confusion = TopicConfusion.BuiltIn;

        Assert.Equal([.. TopicTaxonomy.BuiltIn.Ids, TopicLabeler.Unclassified], confusion.Labels);
        Assert.Equal(966, confusion.Counts.Cast<long>().Sum());
    }

    [Fact]
    public void Pages_that_carry_a_topic_are_mostly_right()
    {
        var (counts, topics) = (TopicConfusion.BuiltIn.Counts, TopicTaxonomy.BuiltIn.Topics.Length);
        var right = Enumerable.Range(0, topics).Sum(topic => counts[topic, topic]);
        var given = Enumerable.Range(0, topics).Sum(row => Enumerable.Range(0, topics).Sum(label => counts[row, label]));

        Assert.InRange((double)given / 966, 0.70, 0.80);
        Assert.True(right > 0.8 * given, $"{right} of {given}");
    }
}
