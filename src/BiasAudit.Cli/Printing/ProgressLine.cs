using System.Diagnostics;
using BiasAudit.Measuring;
using BiasAudit.Reporting;

namespace BiasAudit.Cli.Printing;

/// <summary>One line on a terminal that says how far a scan is: rows, bytes, rate, time left.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const string ClearLine = "\r\u001B[K";
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private readonly ScanProgress _progress;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Timer _timer;
    private readonly Lock _drawing = new();
    private bool _ended;

    private ProgressLine(ScanProgress progress)
    {
        _progress = progress;
        _timer = new(_ => Draw(), null, Beat, Beat);
    }

    /// <summary>Starts drawing on stderr; gives null where progress would only litter.</summary>
    public static ProgressLine? Start(ScanProgress progress, Terminal terminal) => terminal.ShowsProgress ? new(progress) : null;

    public void Dispose()
    {
        _timer.Dispose();
        lock (_drawing)
        {
            _ended = true;
            Console.Error.Write(ClearLine);
        }
    }

    /// <summary>The line for what was read in some seconds.</summary>
    internal static string Describe(long rows, long bytes, long? totalRows, double seconds)
    {
        var line = $"{NumberText.Count(rows)} rows · {NumberText.Bytes(bytes)} of text · {NumberText.Bytes(bytes / Math.Max(seconds, 0.001))}/s";
        if (totalRows is not > 0 || rows == 0) return line;
        var left = TimeSpan.FromSeconds(Math.Max(0, (totalRows.Value - rows) * seconds / rows));
        return $"{line} · {NumberText.Share(Math.Floor(100.0 * rows / totalRows.Value) / 100)} · {(int)left.TotalMinutes}:{left.Seconds:00} left";
    }

    private void Draw()
    {
        lock (_drawing)
        {
            if (_ended) return;
            var line = Describe(_progress.Rows, _progress.Bytes, _progress.TotalRows, Stopwatch.GetElapsedTime(_started).TotalSeconds);
            // A terminal that does not know its width says 0.
            var width = Console.WindowWidth is > 1 and var known ? known : 80;
            Console.Error.Write(ClearLine + line[..Math.Min(line.Length, width - 1)]);
        }
    }
}
