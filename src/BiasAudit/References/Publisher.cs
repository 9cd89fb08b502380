namespace BiasAudit.References;

/// <summary>Who publishes under a host or domain, as far as public facts tell.</summary>
/// <param name="Site">The host or registrable domain, in lower case; it speaks for all hosts below it.</param>
/// <param name="Name">The publisher.</param>
/// <param name="Country">The seat of the publisher: ISO 3166-1 alpha-2; <c>ZZ</c> for bodies of many states.</param>
/// <param name="Kind">The kind of institution.</param>
/// <param name="StateControlled">Whether a state owns or directs the publisher's content.</param>
/// <param name="Evidence">Where the statement comes from.</param>
/// <param name="Date">When it was written down, as yyyy-MM.</param>
public sealed record Publisher(
    string Site, string Name, string Country, PublisherKind Kind, bool StateControlled, string Evidence, string Date);
