using BiasAudit.Text.Identifiers;

namespace BiasAudit.Sections.Privacy;

/// <summary>The kinds of values with the names they have in ids, tables and signals.</summary>
internal static class PersonalKinds
{
    /// <summary>Every kind, in the order of <see cref="IdentifierKind"/>.</summary>
    public static (IdentifierKind Kind, string Name)[] All { get; } =
    [
        (IdentifierKind.Email, "email"), (IdentifierKind.Phone, "phone"), (IdentifierKind.IPv4, "ipv4"), (IdentifierKind.IPv6, "ipv6"),
        (IdentifierKind.PaymentCard, "payment-card"), (IdentifierKind.Iban, "iban"), (IdentifierKind.ResidentId, "resident-id"),
        (IdentifierKind.TaiwanId, "taiwan-id"), (IdentifierKind.HongKongId, "hong-kong-id"), (IdentifierKind.Ssn, "ssn"),
        (IdentifierKind.CreditCode, "credit-code"), (IdentifierKind.Secret, "secret"), (IdentifierKind.PrivateKey, "private-key"),
    ];
}
