using System.Collections.Immutable;

namespace BiasAudit.Corpora;

/// <summary>How a corpus is opened.</summary>
public sealed record CorpusOptions
{
    /// <summary>Columns given by the user, by dotted path; the other roles are detected.</summary>
    public ImmutableDictionary<Role, string> Columns { get; init; } = ImmutableDictionary<Role, string>.Empty;

    /// <summary>Whether the SHA-256 of every shard is computed; it reads every byte once more.</summary>
    public bool HashShards { get; init; } = true;
}
