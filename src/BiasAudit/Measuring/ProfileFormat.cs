using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ZstdSharp;

namespace BiasAudit.Measuring;

/// <summary>The bytes of a profile: magic, then compressed a header as JSON and one named block a state, then a checksum over all of it.</summary>
/// <remarks>Compression is the managed one of a pinned version, so that equal states are equal bytes on every platform.</remarks>
internal static class ProfileFormat
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private static ReadOnlySpan<byte> Magic => "BAP2"u8;

    private const int Level = 1;
    private const int BufferSize = 1 << 16;

    public static void Save(Profile profile, Stream stream)
    {
        using var hashed = new HashedStream(stream);
        hashed.Write(Magic);
        using (var writer = new BinaryWriter(new BufferedStream(new CompressionStream(hashed, Level, leaveOpen: true), BufferSize)))
        {
            var header = JsonSerializer.SerializeToUtf8Bytes(new Header(profile.Options, profile.Shards, profile.Name), Json);
            writer.Write(header.Length);
            writer.Write(header);
            writer.Write(profile.States.Count());
            foreach (var (kind, state) in profile.States)
            {
                writer.Write(kind.Id);
                state.Save(writer);
            }
        }
        stream.Write(hashed.Checksum);
    }

    public static Profile Load(Stream stream, string name)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.GetBuffer().AsMemory(0, (int)copy.Length);
        if (bytes.Length < Magic.Length + 8 || !bytes.Span.StartsWith(Magic)) throw Unreadable(name, "it does not begin as a profile does");
        var body = bytes[..^8];
        if (!XxHash64.Hash(body.Span).AsSpan().SequenceEqual(bytes.Span[^8..])) throw Unreadable(name, "its checksum does not match: it is truncated or damaged");
        try
        {
            return Parse(body, name);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException or JsonException or ArgumentException or FormatException or ZstdException)
        {
            throw Unreadable(name, "a state in it cannot be read", exception);
        }
    }

    public static void RequireSameOptions(Profile left, Profile right)
    {
        if (Fingerprint(left) != Fingerprint(right))
            throw new AuditException("BA3040", "the profiles were scanned with different options, so their states do not add up",
                string.Join(", ", right.Shards.Select(shard => shard.Shard.Path).Take(3)), "Scan all parts with the same options and the same version.");
    }

    private static Profile Parse(ReadOnlyMemory<byte> body, string name)
    {
        MemoryMarshal.TryGetArray(body[Magic.Length..], out var packed);
        using var reader = new BinaryReader(new BufferedStream(new DecompressionStream(new MemoryStream(packed.Array!, packed.Offset, packed.Count)), BufferSize));
        var header = JsonSerializer.Deserialize<Header>(reader.ReadBytes(reader.ReadInt32()), Json)!;
        var kinds = Catalog.MeasuresOf(header.Options);
        var states = kinds.Select(kind => kind.Create(header.Options)).ToArray();
        var found = reader.ReadInt32();
        for (var i = 0; i < found; i++)
        {
            var id = reader.ReadString();
            var index = kinds.ToList().FindIndex(kind => kind.Id == id);
            if (index < 0) throw Unreadable(name, $"it holds the measure '{id}', which this version does not know");
            states[index].Load(reader);
        }
        if (found != kinds.Length) throw Unreadable(name, $"it holds {found} measures, and this version has {kinds.Length}");
        return new(header.Options, kinds, states, header.Shards) { Name = header.Name };
    }

    private static string Fingerprint(Profile profile) =>
        JsonSerializer.Serialize(profile.Options, Json) + string.Join(',', profile.States.Select(s => s.Kind.Id));

    private static AuditException Unreadable(string name, string why, Exception? inner = null) =>
        new("BA3042", $"not a profile that this version can read: {why}", name, "Write it again with 'biasaudit scan' of this version.", inner);

    private sealed record Header(AuditOptions Options, ImmutableArray<ShardAccount> Shards, string? Name = null);
}
