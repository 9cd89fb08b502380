namespace BiasAudit.Cli.Commands;

/// <summary>Quotes an argument so that a shell reads it back as it was.</summary>
internal static class ShellText
{
    public static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:@%+,*".Contains(c, StringComparison.Ordinal))
            ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
