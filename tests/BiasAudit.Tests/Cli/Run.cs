using System.Diagnostics;

namespace BiasAudit.Tests.Cli;

/// <summary>Runs the built command as a user does and keeps what it said.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Results">Stdout.</param>
/// <param name="Messages">Stderr.</param>
internal sealed record Run(int Code, string Results, string Messages)
{
    public static Run Of(params string[] arguments) => Of([], arguments);

    public static Run Of((string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return Wait(process);
    }

    /// <summary>Starts the command and interrupts it as Ctrl-C does.</summary>
    public static async Task<Run> Interrupted(TimeSpan after, params string[] arguments)
    {
        using var process = Start([], arguments);
        await Task.Delay(after);
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()])) await kill.WaitForExitAsync();
        return Wait(process);
    }

    /// <summary>Runs the command and watches its memory.</summary>
    /// <returns>The exit code, and the most bytes of memory it ever held.</returns>
    public static (int Code, long Peak) WithPeak(params string[] arguments)
    {
        using var process = Start([], arguments);
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var peak = 0L;
        while (!process.WaitForExit(20)) peak = Math.Max(peak, PeakOf(process.Id));
        return (process.ExitCode, peak);
    }

    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]) << 10;
        }
        catch (IOException)
        {
            return 0; // It has ended.
        }
    }

    private static Process Start((string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "BiasAudit.Cli.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in new[] { "NO_COLOR", "GITHUB_ACTIONS", "SOURCE_DATE_EPOCH" }) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static Run Wait(Process process)
    {
        var messages = process.StandardError.ReadToEndAsync();
        var results = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, results, messages.GetAwaiter().GetResult());
    }
}
