using BiasAudit.Sections.Quality;
using CsCheck;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class RepetitionTests
{
    private static readonly string[] Words = ["a", "bb", "ccc", "dd"];
    private static readonly Gen<string[]> Texts = Gen.Int[0, 3].Select(i => Words[i]).Array[0, 60];

    [Fact]
    public void Every_length_equals_the_plain_definition() => Texts.Sample(words =>
    {
        var measured = Measure(words);
        for (var n = 2; n <= Repetition.Longest; n++)
        {
            var sequences = Enumerable.Range(0, Math.Max(0, words.Length - n + 1)).Select(i => string.Join(' ', words[i..(i + n)])).ToArray();
            var groups = sequences.GroupBy(s => s).ToArray();
            var top = groups.MaxBy(group => group.Count());
            Assert.Equal(sequences.Sum(Letters), measured.Total[n]);
            if (n < Repetition.FirstDuplicate)
            {
                Assert.Equal(top?.Count() ?? 0, measured.TopOccurrences[n]);
                Assert.Equal(top is null ? 0 : Letters(top.Key), measured.TopLength[n]);
                continue;
            }
            Assert.Equal(groups.Where(g => g.Count() > 1).Sum(g => g.Count() * Letters(g.Key)), measured.All[n]);
            Assert.Equal(Greedy(sequences, n), measured.Greedy[n]);
        }
    });

    [Fact]
    public void A_megabyte_of_one_word_is_all_repetition()
    {
        var words = Enumerable.Repeat("a", 500_000).ToArray();
        var measured = Measure(words);
        Assert.Equal(499_997, measured.TopOccurrences[4]);
        Assert.Equal(measured.Total[10], measured.All[10]);
        Assert.Equal(499_990, measured.Greedy[10]);
    }

    private static long Letters(string sequence) => sequence.Replace(" ", "").Length;

    /// <summary>As datatrove walks: a sequence that was met before counts and is jumped over.</summary>
    private static long Greedy(string[] sequences, int n)
    {
        var (met, found) = (new HashSet<string>(), 0L);
        for (var i = 0; i < sequences.Length;)
        {
            if (met.Add(sequences[i])) i++;
            else (found, i) = (found + Letters(sequences[i]), i + n);
        }
        return found;
    }

    private static Repetition Measure(string[] words)
    {
        var numbers = words.Distinct().Select((word, number) => (word, number)).ToDictionary();
        var (vocabulary, ends) = (new Word[numbers.Count], new int[words.Length + 1]);
        for (var i = 0; i < words.Length; i++)
        {
            vocabulary[numbers[words[i]]].Counts++;
            ends[i + 1] = ends[i] + words[i].Length;
        }
        var repetition = new Repetition();
        repetition.Measure([.. words.Select(word => numbers[word])], vocabulary, ends);
        return repetition;
    }
}
