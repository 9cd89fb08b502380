namespace BiasAudit.References;

/// <summary>What kind of institution publishes a text.</summary>
public enum PublisherKind
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Media that a state owns or directs, without independence in law and practice.</summary>
    StateMedia,

    /// <summary>Broadcasters with a public mandate and editorial independence in law.</summary>
    PublicBroadcaster,

    /// <summary>Governments, parliaments, courts, authorities, and bodies of states.</summary>
    Government,

    /// <summary>Armed forces and ministries of defense.</summary>
    Military,

    /// <summary>Universities, schools, research bodies and scholarly publishers.</summary>
    Academic,

    /// <summary>Encyclopedias and dictionaries.</summary>
    Encyclopedia,

    /// <summary>News publishers that are not of a state.</summary>
    News,

    /// <summary>Companies that speak for themselves, shops and services included.</summary>
    Company,

    /// <summary>Platforms on which others publish.</summary>
    Platform,

    /// <summary>Forums, questions and answers.</summary>
    Forum,

    /// <summary>Persons.</summary>
    Personal,

    /// <summary>Hosts of source code.</summary>
    CodeHost,

    /// <summary>Archives, libraries and collections of documents.</summary>
    Archive,

    /// <summary>Something else: associations, churches, parties, foundations.</summary>
    Other,
}

/// <summary>The kinds by the names that tables and files use, such as <c>state-media</c>.</summary>
public static class PublisherKinds
{
    private static readonly string[] Names =
    [
        "unknown", "state-media", "public-broadcaster", "government", "military", "academic", "encyclopedia", "news", "company",
        "platform", "forum", "personal", "code-host", "archive", "other",
    ];

    /// <summary>The name of a kind.</summary>
    public static string Name(this PublisherKind kind) => Names[(int)kind];

    /// <summary>The kind of a name, or null when there is none of that name.</summary>
    public static PublisherKind? Parse(string name) => Array.IndexOf(Names, name) is var at and > 0 ? (PublisherKind)at : null;
}
