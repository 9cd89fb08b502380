using BiasAudit.Corpora;

namespace BiasAudit.Sections.Duplication;

/// <summary>Documents that are copies of each other.</summary>
/// <param name="Text">The rank of its first text.</param>
/// <param name="Documents">How many documents.</param>
/// <param name="Texts">How many different normalized texts.</param>
/// <param name="Sources">How many sources.</param>
/// <param name="Shards">How many shards.</param>
/// <param name="Characters">Code points of all its documents.</param>
/// <param name="Kept">Code points of its longest document, the one that would remain.</param>
/// <param name="Tokens">Declared tokens of all its documents.</param>
/// <param name="KeptTokens">Mean declared tokens of the copies of its longest document.</param>
/// <param name="Utf8">UTF-8 bytes of all its documents.</param>
/// <param name="KeptUtf8">UTF-8 bytes of its longest document.</param>
/// <param name="First">Its first document.</param>
internal sealed record CopyCluster(
    int Text, long Documents, int Texts, int Sources, int Shards, long Characters, long Kept, long Tokens, long KeptTokens,
    long Utf8, long KeptUtf8, RowAddress First)
{
    /// <summary>Summarizes a stretch of occurrences in the order of text, bytes, source and shard.</summary>
    public static CopyCluster Of(CopyClusters clusters, int start, int end)
    {
        ref readonly var first = ref clusters[start];
        var rank = clusters.FirstText(start);
        if (end == start + 1)
            return new(rank, first.Count, 1, 1, 1, (long)first.Count * first.Characters, first.Characters, first.Tokens, first.Tokens / first.Count,
                (long)first.Count * first.Utf8, first.Utf8, first.Address);
        HashSet<ulong> sources = [], shards = [];
        var (texts, longest) = (0, start);
        long documents = 0, characters = 0, tokens = 0, utf8 = 0;
        for (var i = start; i < end; i++)
        {
            ref readonly var next = ref clusters[i];
            documents += next.Count;
            characters += (long)next.Count * next.Characters;
            tokens += next.Tokens;
            utf8 += (long)next.Count * next.Utf8;
            sources.Add(next.Source);
            shards.Add(next.Shard);
            if (i == start || next.Text != clusters[i - 1].Text) texts++;
            if (next.Characters > clusters[longest].Characters) longest = i;
        }
        ref readonly var kept = ref clusters[longest];
        return new(rank, documents, texts, sources.Count, shards.Count, characters, kept.Characters, tokens, kept.Tokens / kept.Count, utf8, kept.Utf8, first.Address);
    }
}
