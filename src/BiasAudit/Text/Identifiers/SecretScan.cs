using System.Buffers;

namespace BiasAudit.Text.Identifiers;

/// <summary>Finds access keys by the prefix their provider gives them, and blocks of private keys.</summary>
internal static class SecretScan
{
    /// <summary>How a block of a private key begins.</summary>
    public const string BlockStart = "-----BEGIN";

    // Prefix, least and most characters after it, as the providers document them.
    private static readonly (string Prefix, int Least, int Most)[] Formats =
    [
        ("AKIA", 16, 16), ("ASIA", 16, 16), // Amazon Web Services
        ("ghp_", 36, 36), ("gho_", 36, 36), ("ghu_", 36, 36), ("ghs_", 36, 36), ("ghr_", 36, 76), ("github_pat_", 82, 82), // GitHub
        ("glpat-", 20, 64), // GitLab
        ("xoxb-", 20, 200), ("xoxp-", 20, 200), ("xoxa-", 20, 200), ("xoxr-", 20, 200), ("xoxs-", 20, 200), // Slack
        ("sk_live_", 24, 128), ("rk_live_", 24, 128), ("sk_test_", 24, 128), // Stripe
        ("sk-ant-", 32, 200), ("sk-proj-", 32, 200), ("sk-", 48, 64), // model providers
        ("AIza", 35, 35), ("ya29.", 20, 400), // Google
        ("hf_", 34, 40), ("npm_", 36, 36), ("pypi-", 50, 300), ("dop_v1_", 64, 64), ("shpat_", 32, 32), ("SG.", 60, 80),
        ("LTAI", 16, 26), ("AKID", 32, 36), // Alibaba Cloud, Tencent Cloud
        ("eyJhbGci", 40, 4096), // JSON web token
    ];

    /// <summary>Where a key can begin.</summary>
    public static SearchValues<string> Prefixes { get; } = SearchValues.Create([.. Formats.Select(format => format.Prefix)], StringComparison.Ordinal);

    /// <summary>No key is shorter.</summary>
    public static int ShortestKey { get; } = Formats.Min(format => format.Prefix.Length + format.Least);

    /// <summary>The key that begins at an index; its extent is empty when there is none.</summary>
    public static Identifier KeyAt(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        if (start > 0 && IsKey(text[start - 1])) return default;
        foreach (var (prefix, least, most) in Formats)
        {
            if (!rest.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var length = Length(rest[prefix.Length..], most + 1);
            if (length < least || length > most || !LooksRandom(rest.Slice(prefix.Length, length), prefix)) continue;
            var key = rest[..(prefix.Length + length)];
            var context = key.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase) || prefix == "sk_test_" ? IdentifierContext.Example : IdentifierContext.Plain;
            return new(IdentifierKind.Secret, context, new(start, start + key.Length));
        }
        return default;
    }

    /// <summary>The block of a private key that begins at an index; empty when there is none. It has key material: documentation often shows the first line alone.</summary>
    public static Identifier BlockAt(ReadOnlySpan<char> text, int start)
    {
        const int longest = 16 * 1024;
        var rest = text.Slice(start, Math.Min(longest, text.Length - start));
        var label = rest[..Math.Min(64, rest.Length)].IndexOf("PRIVATE KEY");
        if (label < 0) return default;
        var body = rest[(label + "PRIVATE KEY".Length)..];
        var end = body.IndexOf("-----END");
        var material = end < 0 ? 0 : body[..end].Length;
        return material < 64 ? default : new(IdentifierKind.PrivateKey, IdentifierContext.Plain, new(start, start + rest.Length - body.Length + end));
    }

    private static int Length(ReadOnlySpan<char> text, int most)
    {
        var length = 0;
        while (length < text.Length && length < most && (IsKey(text[length]) || text[length] == '.')) length++;
        while (length > 0 && text[length - 1] is '.' or '-') length--;
        return length;
    }

    /// <summary>Placeholders such as sk-xxxxxxxx, and words joined by hyphens, are no keys.</summary>
    private static bool LooksRandom(ReadOnlySpan<char> key, string prefix)
    {
        int digits = 0, letters = 0, hyphens = 0;
        var different = 0UL;
        foreach (var c in key)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsAsciiLetter(c)) letters++;
            else if (c == '-') hyphens++;
            different |= 1UL << (c & 63);
        }
        var kinds = System.Numerics.BitOperations.PopCount(different);
        return prefix is "AKIA" or "ASIA" ? kinds >= 4 && hyphens == 0 : digits >= 2 && letters >= 4 && kinds >= 8 && hyphens * 6 <= key.Length;
    }

    private static bool IsKey(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
