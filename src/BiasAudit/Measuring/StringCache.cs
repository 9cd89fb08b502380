using System.IO.Hashing;
using System.Text;

namespace BiasAudit.Measuring;

/// <summary>Values that come again and again as one string each: a fixed number of places, the last value of a place stays.</summary>
/// <typeparam name="T">What is derived from the value once.</typeparam>
/// <param name="derive">Derives it; called when the value is not at its place.</param>
/// <param name="places">The number of places, a power of two.</param>
internal sealed class StringCache<T>(Func<string, byte[], ulong, T> derive, int places)
    where T : class
{
    private readonly (ulong Hash, byte[] Value, T Derived)[] _places = new (ulong, byte[], T)[places];

    public T Of(ReadOnlySpan<byte> value)
    {
        var hash = XxHash3.HashToUInt64(value);
        ref var place = ref _places[hash & (ulong)(places - 1)];
        if (place.Value is not null && place.Hash == hash && value.SequenceEqual(place.Value)) return place.Derived;
        var bytes = value.ToArray();
        place = (hash, bytes, derive(Encoding.UTF8.GetString(bytes), bytes, hash));
        return place.Derived;
    }
}
