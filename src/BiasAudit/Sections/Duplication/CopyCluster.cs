using BiasAudit.Corpora;

namespace BiasAudit.Sections.Duplication;

/// <summary>Documents that are copies of each other.</summary>
/// <param name="Text">The index of its first text.</param>
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
    /// <summary>Summarizes the occurrences of a cluster.</summary>
    public static CopyCluster Of(int text, ReadOnlySpan<Occurrence> occurrences)
    {
        ref readonly var only = ref occurrences[0];
        if (occurrences.Length == 1)
            return new(text, only.Count, 1, 1, 1, (long)only.Count * only.Characters, only.Characters, only.Tokens, only.Tokens / only.Count,
                only.Count * only.Utf8, only.Utf8, only.Address);
        HashSet<ulong> sources = [], shards = [], texts = [];
        long documents = 0, characters = 0, tokens = 0, utf8 = 0;
        var longest = occurrences[0];
        foreach (ref readonly var next in occurrences)
        {
            documents += next.Count;
            characters += (long)next.Count * next.Characters;
            tokens += next.Tokens;
            utf8 += next.Count * next.Utf8;
            sources.Add(next.Source);
            shards.Add(next.Shard);
            texts.Add(next.Text);
            if (next.Characters > longest.Characters) longest = next;
        }
        return new(text, documents, texts.Count, sources.Count, shards.Count, characters, longest.Characters, tokens,
            longest.Tokens / longest.Count, utf8, longest.Utf8, occurrences[0].Address);
    }
}
