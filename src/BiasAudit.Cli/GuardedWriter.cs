using System.Text;

namespace BiasAudit.Cli;

/// <summary>On GitHub Actions every line of output could be a command to the runner: text that looks like one is broken up.</summary>
/// <remarks>Commands of our own go to <see cref="Runner"/>, from the writer that made and escaped them.</remarks>
internal sealed class GuardedWriter(TextWriter raw) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => raw.Encoding;

    /// <summary>Stdout as the runner reads it, without the guard.</summary>
    public static TextWriter Runner { get; private set; } = Console.Out;

    /// <summary>Guards both streams when a runner reads them.</summary>
    public static void Install()
    {
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") != "true" && Environment.GetEnvironmentVariable("TF_BUILD") is null) return;
        Runner = Console.Out;
        Console.SetOut(new GuardedWriter(Console.Out));
        Console.SetError(new GuardedWriter(Console.Error));
    }

    public override void Write(char value)
    {
        _line.Append(value);
        if (value == '\n') Flush();
    }

    public override void Flush()
    {
        if (_line.Length == 0) return;
        var line = _line.ToString();
        raw.Write((line.TrimStart().StartsWith("::", StringComparison.Ordinal) ? "· " : "")
            + line.Replace("##[", "# #[", StringComparison.Ordinal).Replace("##vso[", "# #vso[", StringComparison.Ordinal));
        raw.Flush();
        _line.Clear();
    }
}
