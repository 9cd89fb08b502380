using System.Buffers.Text;
using System.Numerics;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Models.Tokens;

namespace BiasAudit.Sections.Composition;

/// <summary>Tokens: the sum of a declared column, and an estimate from a sample of documents that the tokenizer o200k_base cuts.</summary>
/// <remarks>
/// A document is in the sample when the hash of its text, stirred with the seed, falls below 1/<see cref="OneIn"/>: the same
/// documents on any machine and in any order. A longer text than <see cref="Longest"/> is cut there, and its bytes with it.
/// </remarks>
public sealed class Tokens(ulong seed) : IMeasure<Tokens>
{
    /// <summary>One document in so many is cut into tokens.</summary>
    public const int OneIn = 256;

    /// <summary>Characters of a document that are cut at most, so that no document takes long.</summary>
    public const int Longest = 20_000;

    private readonly TokenCounter _counter = new();
    private Int128 _bytesSquared;
    private Int128 _tokensSquared;
    private Int128 _bytesByTokens;

    /// <inheritdoc/>
    public static string Id => "composition.tokens@1";

    /// <summary>Documents that declare their tokens.</summary>
    public long Declaring { get; private set; }

    /// <summary>The tokens that they declare.</summary>
    public long Declared { get; private set; }

    /// <summary>Documents of the sample.</summary>
    public long Sampled { get; private set; }

    /// <summary>UTF-8 bytes of the sample.</summary>
    public long SampledBytes { get; private set; }

    /// <summary>Tokens of the sample.</summary>
    public long SampledTokens { get; private set; }

    /// <summary>Tokens a byte in the sample; not a number without a sample.</summary>
    public double Ratio => SampledBytes == 0 ? double.NaN : (double)SampledTokens / SampledBytes;

    /// <summary>The standard error of <see cref="Ratio"/>: the linearized variance of a ratio of sums over sampled documents.</summary>
    public double StandardError
    {
        get
        {
            if (Sampled < 2) return double.NaN;
            var (ratio, n) = (Ratio, (double)Sampled);
            var residuals = (double)_tokensSquared - 2 * ratio * (double)_bytesByTokens + ratio * ratio * (double)_bytesSquared;
            return Math.Sqrt(Math.Max(0, residuals) * n / (n - 1)) / SampledBytes;
        }
    }

    /// <inheritdoc/>
    public static Tokens Create(AuditOptions options) => new(options.Seed);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        if (Utf8Parser.TryParse(document.Value(Role.Tokens), out long declared, out _) && declared >= 0)
            (Declaring, Declared) = (Declaring + 1, Declared + declared);
        if (Stir(document.Facts.Hash) % OneIn == 0) Sample(document);
    }

    /// <inheritdoc/>
    public void Merge(Tokens other)
    {
        (Declaring, Declared) = (Declaring + other.Declaring, Declared + other.Declared);
        (Sampled, SampledBytes, SampledTokens) = (Sampled + other.Sampled, SampledBytes + other.SampledBytes, SampledTokens + other.SampledTokens);
        (_bytesSquared, _tokensSquared, _bytesByTokens) =
            (_bytesSquared + other._bytesSquared, _tokensSquared + other._tokensSquared, _bytesByTokens + other._bytesByTokens);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        foreach (var value in (long[])[Declaring, Declared, Sampled, SampledBytes, SampledTokens]) writer.Write(value);
        foreach (var value in (Int128[])[_bytesSquared, _tokensSquared, _bytesByTokens])
        {
            writer.Write((long)(value >> 64));
            writer.Write((ulong)(value & ulong.MaxValue));
        }
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        (Declaring, Declared) = (reader.ReadInt64(), reader.ReadInt64());
        (Sampled, SampledBytes, SampledTokens) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        (_bytesSquared, _tokensSquared, _bytesByTokens) = (Wide(reader), Wide(reader), Wide(reader));
    }

    private void Sample(Document document)
    {
        var text = document.Text[..Math.Min(Longest, document.Text.Length)];
        long bytes = System.Text.Encoding.UTF8.GetByteCount(text);
        long tokens = _counter.Count(text);
        (Sampled, SampledBytes, SampledTokens) = (Sampled + 1, SampledBytes + bytes, SampledTokens + tokens);
        _bytesSquared += (Int128)bytes * bytes;
        _tokensSquared += (Int128)tokens * tokens;
        _bytesByTokens += (Int128)bytes * tokens;
    }

    private ulong Stir(ulong hash) => BitOperations.RotateLeft((hash ^ seed) * 0x9E3779B97F4A7C15, 32) * 0xD6E8FEB86659FD93 >> 32;

    private static Int128 Wide(BinaryReader reader) => ((Int128)reader.ReadInt64() << 64) + reader.ReadUInt64();
}
