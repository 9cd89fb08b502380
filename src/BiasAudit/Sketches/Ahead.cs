using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace BiasAudit.Sketches;

/// <summary>Lets the processor fetch from memory what is needed soon, so that many waits become one.</summary>
internal static class Ahead
{
    /// <summary>Fetches the cache line of a place. An array that moves meanwhile costs a useless hint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch<T>(ref T place)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }
}
