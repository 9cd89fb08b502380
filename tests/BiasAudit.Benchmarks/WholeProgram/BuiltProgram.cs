using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>What a run of a program took.</summary>
/// <param name="Seconds">Wall clock.</param>
/// <param name="Cpu">Seconds of CPU, user and system, over all threads.</param>
/// <param name="Peak">The most memory that it ever held, in bytes; 0 where the system does not tell.</param>
internal sealed record Cost(double Seconds, double Cpu, long Peak);

/// <summary>Runs the built command in a process of its own and says what it took.</summary>
internal static partial class BuiltProgram
{
    private const int Children = -1;

    // What ships is compiled ahead of time; the copy beside the benchmarks is not.
    private static string Command => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "BiasAudit.Cli", "release", "BiasAudit.Cli.dll"));

    /// <summary>Runs the command.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static Cost Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Command);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var (before, clock) = (CpuOfChildren(), Stopwatch.StartNew());
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var peak = 0L;
        while (!process.WaitForExit(10)) peak = Math.Max(peak, PeakOf(process.Id));
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"exit code {process.ExitCode}: biasaudit {string.Join(' ', arguments)}");
        return new(clock.Elapsed.TotalSeconds, CpuOfChildren() - before, peak);
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

    private static double CpuOfChildren() => OperatingSystem.IsLinux() && GetUsage(Children, out var usage) == 0
        ? usage.UserSeconds + usage.SystemSeconds + (usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6 : double.NaN;

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    /// <summary>The beginning of struct rusage of 64-bit Linux, with room for the rest.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
