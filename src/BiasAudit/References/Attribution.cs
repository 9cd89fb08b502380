namespace BiasAudit.References;

/// <summary>How a statement about a source was found.</summary>
public enum AttributionMethod
{
    /// <summary>Nothing gave it.</summary>
    None,

    /// <summary>A row of the registry of publishers.</summary>
    Registry,

    /// <summary>A government, military or academic suffix of the host.</summary>
    InstitutionalSuffix,

    /// <summary>The top-level domain of a country.</summary>
    TopLevelDomain,

    /// <summary>A Chinese site license or organization code at the foot of the page.</summary>
    ChineseRegistration,
}

/// <summary>What is known of who publishes under a host, each statement with its method. Language and script are never asked.</summary>
/// <param name="Publisher">The publisher, or null when no registry names it.</param>
/// <param name="Country">The country of the publisher, ISO 3166-1 alpha-2, <c>ZZ</c> for bodies of many states; or null.</param>
/// <param name="CountryMethod">What gave the country.</param>
/// <param name="Kind">The kind of institution.</param>
/// <param name="KindMethod">What gave the kind.</param>
/// <param name="StateControlled">Whether the registry says that a state owns or directs the content.</param>
/// <param name="Site">The registry row's site, or null.</param>
public sealed record Attribution(
    string? Publisher, string? Country, AttributionMethod CountryMethod, PublisherKind Kind, AttributionMethod KindMethod,
    bool StateControlled, string? Site)
{
    /// <summary>Whether publisher or institution, country and kind are known: opacity level L3.</summary>
    public bool IsPublisher => Country is not null && Kind != PublisherKind.Unknown;

    /// <summary>The attribution of a host in lower case and ASCII.</summary>
    public static Attribution Of(string host, PublisherRegistry registry)
    {
        if (registry.Find(host) is { } row)
        {
            return new(row.Name, row.Country, AttributionMethod.Registry, row.Kind, AttributionMethod.Registry, row.StateControlled, row.Site);
        }
        if (HostCountry.OfInstitution(host) is { } institution)
        {
            var known = institution.Country is null ? AttributionMethod.None : AttributionMethod.InstitutionalSuffix;
            return new(null, institution.Country, known, institution.Kind, AttributionMethod.InstitutionalSuffix, false, null);
        }
        var country = HostCountry.OfTopLevel(host);
        var method = country is null ? AttributionMethod.None : AttributionMethod.TopLevelDomain;
        return new(null, country, method, PublisherKind.Unknown, AttributionMethod.None, false, null);
    }
}
