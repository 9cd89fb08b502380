using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Models.LinearText;

namespace BiasAudit.Sections.Topics;

/// <summary>The words of the path of a document's address, which often name its topic; one instance a worker.</summary>
/// <remarks>
/// The host is left out: what a site usually writes about is evidence about the source and would make topics by source agree with
/// themselves. Digits and escapes separate words.
/// </remarks>
internal sealed class AddressWords
{
    private readonly char[] _words = new char[HashedFeatures.BesidePrefix];

    /// <summary>The words of a document's address, separated by spaces; empty when it has none.</summary>
    public ReadOnlySpan<char> Of(Document document) => Of(document.Value(Role.Url));

    /// <summary>The words of an address.</summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<byte> address)
    {
        if (address.IndexOf("://"u8) is >= 0 and var scheme) address = address[(scheme + 3)..];
        if (address.IndexOf((byte)'/') is not (>= 0 and var path)) return default;
        address = address[path..];
        var length = 0;
        for (var at = 0; at < address.Length && length < _words.Length; at++)
        {
            if (address[at] == '%') at += 2;
            var unit = at < address.Length ? (char)address[at] : ' ';
            _words[length++] = char.IsAsciiLetter(unit) ? unit : ' ';
        }
        return _words.AsSpan(0, length);
    }
}
