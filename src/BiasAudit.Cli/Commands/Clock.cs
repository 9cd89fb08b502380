using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using BiasAudit.Measuring;

namespace BiasAudit.Cli.Commands;

/// <summary>Notes when a run started and how long it took; <c>SOURCE_DATE_EPOCH</c> makes both the same in every run.</summary>
internal sealed class Clock
{
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;
    private readonly long _ticks = Stopwatch.GetTimestamp();

    private Clock() { }

    public static Clock Start() => new();

    public Reproduction Stop(string command, AuditOptions options)
    {
        var epoch = Epoch();
        return new()
        {
            Tool = "biasaudit " + typeof(Audit).Assembly.GetName().Version?.ToString(3),
            Platform = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}",
            Command = command,
            Options = OptionText.Of(options),
            Started = epoch ?? _started,
            Seconds = epoch is null ? Math.Round(Stopwatch.GetElapsedTime(_ticks).TotalSeconds, 3) : null,
        };
    }

    /// <summary>The moment that <c>SOURCE_DATE_EPOCH</c> names.</summary>
    public static DateTimeOffset? Epoch() => long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
