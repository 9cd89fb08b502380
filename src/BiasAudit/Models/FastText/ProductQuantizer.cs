namespace BiasAudit.Models.FastText;

/// <summary>A code book that stores each part of a vector as the number of one of 256 centroids.</summary>
internal sealed class ProductQuantizer
{
    private const int Centroids = 256;
    private readonly float[] _centroids;
    private readonly int _part;
    private readonly int _lastPart;

    private ProductQuantizer(float[] centroids, int parts, int part, int lastPart) =>
        (_centroids, Parts, _part, _lastPart) = (centroids, parts, part, lastPart);

    /// <summary>The number of parts, and of codes a vector.</summary>
    public int Parts { get; }

    public static ProductQuantizer Read(ModelStream stream, int expectedDimension)
    {
        var dimension = stream.ReadInt32();
        var (parts, part, lastPart) = (stream.ReadInt32(), stream.ReadInt32(), stream.ReadInt32());
        if (dimension != expectedDimension || parts < 1 || part < 1 || lastPart < 1 || lastPart > part
            || (long)(parts - 1) * part + lastPart != dimension)
            throw ModelStream.Invalid($"a code book of {parts} parts of {part} for vectors of {dimension}");
        var centroids = new float[stream.Count((long)dimension * Centroids, "centroid values", sizeof(float))];
        stream.ReadSingles(centroids);
        return new(centroids, parts, part, lastPart);
    }

    /// <summary>The value of a code of a one-dimensional book.</summary>
    public float Scalar(byte code) => _centroids[code];

    /// <summary>Writes the vector that the codes stand for.</summary>
    public void Decode(ReadOnlySpan<byte> codes, float scale, Span<float> vector)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            // Only the last part may be shorter, and its centroids are packed by its own length.
            var length = i == Parts - 1 ? _lastPart : _part;
            var centroid = _centroids.AsSpan(i * Centroids * _part + codes[i] * length, length);
            for (var j = 0; j < length; j++) vector[i * _part + j] = scale * centroid[j];
        }
    }
}
