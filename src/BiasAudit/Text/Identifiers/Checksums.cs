namespace BiasAudit.Text.Identifiers;

/// <summary>The check digits of identity, bank and card numbers. Digits come as values 0..9.</summary>
public static class Checksums
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>ISO/IEC 7812: every second digit from the right doubled, the sum divisible by 10.</summary>
    public static bool Luhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (int)digits[^(i + 1)];
            if ((i & 1) == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }
        return digits.Length > 0 && sum % 10 == 0;
    }

    /// <summary>The check of a resident identity number (ISO 7064 MOD 11-2): 17 digits, then a digit or 10 for X.</summary>
    public static bool ResidentId(ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
        if (digits.Length != weights.Length) return false;
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += digits[i] * weights[i];
        return sum % 11 == 1;
    }

    /// <summary>ISO 13616: country and check digits moved to the end, letters as 10..35, the number 1 modulo 97.</summary>
    public static bool Iban(ReadOnlySpan<char> compact)
    {
        if (compact.Length < 5) return false;
        var rest = 0;
        for (var i = 0; i < compact.Length; i++)
        {
            var c = compact[(i + 4) % compact.Length];
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + char.ToUpperInvariant(c) - 'A' + 10) % 97;
        }
        return rest == 1;
    }

    /// <summary>The check of a Taiwan identity number: a letter as two digits and nine digits, weights 1 9 8 7 6 5 4 3 2 1 1, modulo 10.</summary>
    public static bool TaiwanId(char letter, ReadOnlySpan<byte> digits)
    {
        const string order = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
        var value = order.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal) + 10;
        if (value < 10 || digits.Length != 9) return false;
        var sum = (value / 10) + (value % 10 * 9);
        for (var i = 0; i < 8; i++) sum += digits[i] * (8 - i);
        return (sum + digits[8]) % 10 == 0;
    }

    /// <summary>The check of a Hong Kong identity card: one or two letters, six digits, then a digit or 10 for A, modulo 11.</summary>
    public static bool HongKongId(ReadOnlySpan<char> letters, ReadOnlySpan<byte> digits, int check)
    {
        if (letters.Length is < 1 or > 2 || digits.Length != 6) return false;
        var first = letters.Length == 2 ? char.ToUpperInvariant(letters[0]) - 'A' + 10 : 36;
        var sum = (first * 9) + ((char.ToUpperInvariant(letters[^1]) - 'A' + 10) * 8) + check;
        for (var i = 0; i < 6; i++) sum += digits[i] * (7 - i);
        return sum % 11 == 0;
    }

    /// <summary>The check of a Unified Social Credit Code (GB 32100): 18 characters of 31, weights 3^i modulo 31.</summary>
    public static bool CreditCode(ReadOnlySpan<char> code)
    {
        if (code.Length != 18) return false;
        int sum = 0, weight = 1;
        for (var i = 0; i < 18; i++, weight = weight * 3 % 31)
        {
            var value = CreditAlphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0) return false;
            sum += i < 17 ? value * weight : value;
        }
        return sum % 31 == 0;
    }

    /// <summary>The check of an ISBN of 13 digits (EAN-13).</summary>
    public static bool Isbn13(ReadOnlySpan<byte> digits)
    {
        if (digits.Length != 13 || digits[0] != 9 || digits[1] != 7 || digits[2] is not (8 or 9)) return false;
        var sum = 0;
        for (var i = 0; i < 13; i++) sum += digits[i] * ((i & 1) == 0 ? 1 : 3);
        return sum % 10 == 0;
    }
}
