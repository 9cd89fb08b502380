using System.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>Names of enumerations as results write them: small letters with hyphens.</summary>
internal static class KebabNames
{
    /// <summary>The name of a value, such as <c>mean-word-length</c> for <c>MeanWordLength</c>.</summary>
    public static string Name<TEnum>(this TEnum value) where TEnum : struct, Enum
    {
        var name = new StringBuilder();
        foreach (var unit in value.ToString())
        {
            if (char.IsUpper(unit) && name.Length > 0 && !char.IsDigit(name[^1])) name.Append('-');
            name.Append(char.ToLowerInvariant(unit));
        }
        return name.ToString();
    }
}
