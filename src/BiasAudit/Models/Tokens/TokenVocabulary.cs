using System.Buffers.Text;
using System.IO.Compression;
using System.IO.Hashing;
using System.Numerics;
using System.Reflection;
using BiasAudit.Text;

namespace BiasAudit.Models.Tokens;

/// <summary>The tokens of o200k_base by their bytes: each has a rank, and of two merges that of the lower rank comes first.</summary>
/// <remarks>
/// Read from the list that Microsoft publishes as a package: an open-addressed table of hashes and ranks, less than half full (4 MB), and
/// all bytes in one array. Shared by all workers.
/// </remarks>
internal sealed class TokenVocabulary
{
    private const string Package = "Microsoft.ML.Tokenizers.Data.O200kBase";
    private const string List = "o200k_base.tiktoken.deflate";
    private static readonly Lazy<TokenVocabulary> Loaded = new(() => Read(Assembly.Load(Package).GetManifestResourceStream(List)
        ?? throw new InvalidOperationException($"{Package} does not contain {List}.")));

    private readonly byte[] _bytes;
    private readonly int[] _starts;

    // The upper half of a hash above the rank plus one, so that bytes that are no token are seldom compared with one.
    private readonly ulong[] _slots;

    private TokenVocabulary(byte[] bytes, int[] starts)
    {
        (_bytes, _starts) = (bytes, starts);
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)(2 * Count))];
        for (var rank = 0; rank < Count; rank++) Insert(rank);
    }

    /// <summary>The vocabulary, read at its first use.</summary>
    public static TokenVocabulary Shared => Loaded.Value;

    /// <summary>How many tokens there are, those for the ends of texts and prompts not among them.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The bytes of the token of a rank.</summary>
    public ReadOnlySpan<byte> this[int rank] => _bytes.AsSpan(_starts[rank].._starts[rank + 1]);

    /// <summary>The rank of a token, or -1 when the bytes are none.</summary>
    public int RankOf(ReadOnlySpan<byte> token)
    {
        var hash = XxHash3.HashToUInt64(token);
        for (var at = hash; ; at++)
        {
            var slot = _slots[at & (ulong)(_slots.Length - 1)];
            if (slot == 0) return -1;
            var rank = (int)(uint)slot - 1;
            if (slot >> 32 == hash >> 32 && this[rank].SequenceEqual(token)) return rank;
        }
    }

    /// <summary>Reads a deflated list: a line with the capacity, then the tokens in Base64, one a line, by rank.</summary>
    /// <exception cref="InvalidDataException">The list has another form.</exception>
    private static TokenVocabulary Read(Stream deflated)
    {
        StrictCompression.Require();
        using var text = new MemoryStream();
        using (var inflated = new DeflateStream(deflated, CompressionMode.Decompress)) inflated.CopyTo(text);
        ReadOnlySpan<byte> list = text.GetBuffer().AsSpan(0, (int)text.Length);
        var (bytes, starts, length) = (new byte[list.Length], new List<int> { 0 }, 0);
        foreach (var range in list.Split((byte)'\n'))
        {
            var line = list[range].TrimEnd((byte)'\r');
            if (line.IsEmpty || line.StartsWith("Capacity:"u8)) continue;
            if (Base64.DecodeFromUtf8(line, bytes.AsSpan(length), out _, out var written) != System.Buffers.OperationStatus.Done)
                throw new InvalidDataException($"Token {starts.Count - 1} of {List} is not Base64.");
            starts.Add(length += written);
        }
        return new(bytes[..length], [.. starts]);
    }

    private void Insert(int rank)
    {
        var hash = XxHash3.HashToUInt64(this[rank]);
        var at = hash;
        while (_slots[at & (ulong)(_slots.Length - 1)] != 0) at++;
        _slots[at & (ulong)(_slots.Length - 1)] = (hash >> 32 << 32) | ((uint)rank + 1);
    }
}
