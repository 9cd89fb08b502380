using System.Collections.Immutable;
using System.IO.Compression;

namespace BiasAudit.Models.LinearText;

/// <summary>A linear classifier of texts over hashed features, with weights of one byte.</summary>
public sealed record LinearTextModel
{
    private const uint Magic = 0x33544C42; // "BLT3"

    // A corpus in one language needs one model of several: the weights, which are nearly all of it, are read when they are asked for.
    private readonly Lazy<WeightTable> _table = new(() => throw new InvalidOperationException("The model has no weights."));

    /// <summary>A model whose weights are given with its other parts.</summary>
    public LinearTextModel()
    {
    }

    private LinearTextModel(Func<WeightTable> read) => _table = new(read);

    /// <summary>The labels, in the order of the columns.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>The base codes of the languages that the model was made for.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>The rarities and the weights, in units of <see cref="Unit"/>: for each bucket those of all labels.</summary>
    public WeightTable Table
    {
        get => _table.Value;
        init => _table = new(value);
    }

    /// <summary>The logit that a weight of one stands for.</summary>
    public required float Unit { get; init; }

    /// <summary>The factor on logits that makes the confidence match the accuracy on the tuning pages.</summary>
    public required float Sharpness { get; init; }

    /// <summary>The smallest confidence to name a topic: for each language those of all bands of the number of features (<see cref="Band"/>).</summary>
    public required ImmutableArray<float> Thresholds { get; init; }

    /// <summary>The bands of the number of features, each with its own threshold.</summary>
    public const int Bands = 8;

    /// <summary>The band of a number of features: up to 16, 32, 64 ... 1,024, and beyond.</summary>
    public static int Band(int features) => Math.Clamp(System.Numerics.BitOperations.Log2((uint)Math.Max(1, features - 1)) - 3, 0, Bands - 1);

    /// <summary>The model with one threshold for texts of every language and length.</summary>
    public LinearTextModel WithThreshold(float threshold) => this with { Thresholds = [.. Enumerable.Repeat(threshold, Languages.Length * Bands)] };

    /// <summary>Writes the model, compressed.</summary>
    public void Save(Stream stream)
    {
        using var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(brotli);
        writer.Write(Magic);
        Write(writer, Labels);
        Write(writer, Languages);
        writer.Write(Table.Bits);
        writer.Write(Unit);
        writer.Write(Sharpness);
        foreach (var threshold in Thresholds) writer.Write(threshold);
        Table.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote: the names at once, the weights when they are first asked for.</summary>
    /// <param name="stream">The stream, which is read to its end.</param>
    /// <exception cref="InvalidDataException">The stream does not hold such a model.</exception>
    public static LinearTextModel Load(Stream stream)
    {
        var compressed = new MemoryStream();
        stream.CopyTo(compressed);
        compressed.Position = 0;
        var reader = new BinaryReader(new BrotliStream(compressed, CompressionMode.Decompress));
        if (reader.ReadUInt32() != Magic) throw new InvalidDataException("The stream does not hold a linear text model.");
        var (labels, languages, bits) = (ReadNames(reader), ReadNames(reader), reader.ReadInt32());
        if (bits is < 8 or > 22 || labels.Length is 0 or > 1000) throw new InvalidDataException("The size of a linear text model is out of range.");
        var (unit, sharpness) = (reader.ReadSingle(), reader.ReadSingle());
        ImmutableArray<float> thresholds = [.. Enumerable.Range(0, languages.Length * Bands).Select(_ => reader.ReadSingle())];
        return new(() => ReadTable(reader, bits, labels.Length)) { Labels = labels, Languages = languages, Unit = unit, Sharpness = sharpness, Thresholds = thresholds };
    }

    private static WeightTable ReadTable(BinaryReader reader, int bits, int labels)
    {
        using var _ = reader;
        var table = new WeightTable(bits, labels);
        table.Load(reader);
        return table;
    }

    private static void Write(BinaryWriter writer, ImmutableArray<string> names)
    {
        writer.Write(names.Length);
        foreach (var name in names) writer.Write(name);
    }

    private static ImmutableArray<string> ReadNames(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > 1000) throw new InvalidDataException("The number of names in a linear text model is out of range.");
        return [.. Enumerable.Range(0, count).Select(_ => reader.ReadString())];
    }
}
