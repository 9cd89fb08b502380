namespace BiasAudit.Text.Identifiers;

/// <summary>What a found value identifies.</summary>
public enum IdentifierKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>An IP address, version 4.</summary>
    IPv4,

    /// <summary>An IP address, version 6.</summary>
    IPv6,

    /// <summary>The number of a payment card.</summary>
    PaymentCard,

    /// <summary>An international bank account number.</summary>
    Iban,

    /// <summary>A resident identity number of mainland China (GB 11643).</summary>
    ResidentId,

    /// <summary>A national identity number of Taiwan.</summary>
    TaiwanId,

    /// <summary>A Hong Kong identity card number.</summary>
    HongKongId,

    /// <summary>A Social Security number of the United States.</summary>
    Ssn,

    /// <summary>A Unified Social Credit Code of mainland China (GB 32100): it names an organization.</summary>
    CreditCode,

    /// <summary>An access key or token of a service.</summary>
    Secret,

    /// <summary>A block that holds a private key.</summary>
    PrivateKey,
}

/// <summary>Where a value stands and whether it can belong to somebody.</summary>
public enum IdentifierContext
{
    /// <summary>In running text, and it can belong to somebody.</summary>
    Plain,

    /// <summary>Part of a web address.</summary>
    Url,

    /// <summary>A documented example, which belongs to nobody: <c>example.org</c>, 555-01xx, a published test card.</summary>
    Example,

    /// <summary>An address of a private, local or otherwise reserved network.</summary>
    Reserved,
}

/// <summary>A value found in a text. The value itself is never part of it.</summary>
/// <param name="Kind">What it identifies.</param>
/// <param name="Context">Where it stands.</param>
/// <param name="Extent">The stretch of the text.</param>
public readonly record struct Identifier(IdentifierKind Kind, IdentifierContext Context, Extent Extent);
