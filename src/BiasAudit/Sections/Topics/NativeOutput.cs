using System.Runtime.InteropServices;

namespace BiasAudit.Sections.Topics;

/// <summary>Keeps what a native library prints away from the results: file descriptor 1 leads nowhere until this is disposed.</summary>
/// <remarks>
/// The allocation of themes in ML.NET is native code that prints its progress with <c>printf</c>; no option turns that off, and a pipe
/// that expects JSON would break on it. Nothing else may be printed meanwhile. On Windows the library keeps its own table of
/// descriptors, which cannot be reached: there its lines stay.
/// </remarks>
internal sealed partial class NativeOutput : IDisposable
{
    private const int Stdout = 1;
    private const int WriteOnly = 1;
    private readonly int _kept = -1;

    private NativeOutput()
    {
        if (OperatingSystem.IsWindows()) return;
        var nowhere = Open("/dev/null", WriteOnly);
        if (nowhere < 0) return;
        _ = Flush(0);
        _kept = Duplicate(Stdout);
        if (_kept >= 0) _ = Duplicate(nowhere, Stdout);
        _ = Close(nowhere);
    }

    /// <summary>Begins to keep stdout silent.</summary>
    public static NativeOutput Silence() => new();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_kept < 0) return;
        // What the library printed waits in the buffer of the C library: out with it before stdout is back.
        _ = Flush(0);
        _ = Duplicate(_kept, Stdout);
        _ = Close(_kept);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int Flush(nint stream);
}
