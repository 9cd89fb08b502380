using BiasAudit.Corpora;

namespace BiasAudit.Measuring;

/// <summary>How much is known of where a document comes from.</summary>
public enum OpacityLevel
{
    /// <summary>L0: nothing.</summary>
    Nothing,

    /// <summary>L1: the name of a collection.</summary>
    Collection,

    /// <summary>L2: the host.</summary>
    Host,

    /// <summary>L3: the publisher with country and kind.</summary>
    Publisher,
}

/// <summary>The source of one document: what its URL, its source column and its shard tell.</summary>
public sealed class SourceFacts
{
    /// <summary>How much is known.</summary>
    public OpacityLevel Level { get; internal set; }

    /// <summary>The host in lower case, without port; empty when there is none.</summary>
    public string Host { get; internal set; } = "";

    /// <summary>The registrable domain by the Public Suffix List; empty when there is none.</summary>
    public string Domain { get; internal set; } = "";

    /// <summary>The source that clusters the document: domain, else collection, else shard.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The XXH3 of <see cref="Name"/> with its kind: the key of the source in every state.</summary>
    public ulong Key { get; internal set; }

    internal void Read(Document document) => (Name, Key) = (document.Shard.Path, document.Shard.Key);
}
