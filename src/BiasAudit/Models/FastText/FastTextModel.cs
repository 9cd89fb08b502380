using System.Collections.Immutable;

namespace BiasAudit.Models.FastText;

/// <summary>A supervised fastText model, read from a <c>.bin</c> or <c>.ftz</c> file. Immutable and thread-safe.</summary>
/// <remarks>
/// Reads what fastText 0.9 writes (format versions up to 12): dense and quantized input and output, pruned dictionaries,
/// hierarchical softmax, softmax, one-vs-all and negative sampling, character and word n-grams. Quantized rows are decoded
/// once, at loading: a row is then one or few cache lines, and adding it costs one SIMD addition a lane.
/// </remarks>
public sealed class FastTextModel
{
    private const int Magic = 793712314;
    private const int NewestVersion = 12;
    private const int Supervised = 3;

    private FastTextModel(FastTextArguments arguments, Vocabulary vocabulary, NgramIndex ngrams, RowMatrix input, RowMatrix output)
    {
        (Arguments, Vocabulary, Ngrams, Input, Output) = (arguments, vocabulary, ngrams, input, output);
        Tree = arguments.Loss == FastTextLoss.HierarchicalSoftmax ? LabelTree.Build(vocabulary.LabelCounts) : null;
    }

    /// <summary>The arguments that decide how it predicts.</summary>
    public FastTextArguments Arguments { get; }

    /// <summary>The labels, without the prefix <c>__label__</c>, by falling count in training.</summary>
    public ImmutableArray<string> Labels => Vocabulary.Labels;

    internal Vocabulary Vocabulary { get; }

    internal NgramIndex Ngrams { get; }

    internal RowMatrix Input { get; }

    internal RowMatrix Output { get; }

    internal LabelTree? Tree { get; }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not a usable supervised model; the message says why.</exception>
    public static FastTextModel Load(string path)
    {
        using var stream = File.OpenRead(path);
        return Load(stream);
    }

    /// <summary>Reads a model from a stream that knows its length.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a usable supervised model; the message says why.</exception>
    public static FastTextModel Load(Stream stream)
    {
        var source = new ModelStream(stream);
        if (source.Remaining < 8 || source.ReadInt32() != Magic) throw ModelStream.Invalid("it does not begin with the mark of fastText");
        var arguments = ReadArguments(source, source.ReadInt32());
        var vocabulary = Vocabulary.Read(source);
        var quantized = source.ReadBoolean();
        if (!quantized && vocabulary.Pruned is not null) throw ModelStream.Invalid("its dictionary is pruned and its vectors are not quantized");
        var rows = RowMatrix.Read(source, quantized);
        var output = RowMatrix.Read(source, source.ReadBoolean() && quantized);
        if (source.Remaining != 0) throw ModelStream.Invalid($"{source.Remaining} bytes follow its end");
        if (rows.Columns != arguments.Dimension || output.Columns != arguments.Dimension) throw ModelStream.Invalid("its vectors differ in length");
        if (output.Rows != vocabulary.Labels.Length) throw ModelStream.Invalid($"it has {vocabulary.Labels.Length} labels and {output.Rows} outputs");
        var (ngrams, input) = NgramIndex.Build(arguments, vocabulary, rows);
        return new(arguments, vocabulary, ngrams, input, output);
    }

    /// <summary>Makes a predictor: cheap to use for many texts, for one thread at a time.</summary>
    public FastTextPredictor CreatePredictor() => new(this);

    private static FastTextArguments ReadArguments(ModelStream stream, int version)
    {
        if (version is < 1 or > NewestVersion) throw ModelStream.Invalid($"its format is version {version}");
        Span<int> values = stackalloc int[12];
        foreach (ref var value in values) value = stream.ReadInt32();
        stream.ReadInt64();
        if (values[7] != Supervised) throw ModelStream.Invalid("it was not trained with labels");
        if (values[0] is < 1 or > 1 << 16) throw ModelStream.Invalid($"its vectors have {values[0]} numbers");
        if (!Enum.IsDefined((FastTextLoss)values[6])) throw ModelStream.Invalid($"its loss is {values[6]}");
        // Version 11 wrote a longest n-gram for supervised models that did not use it.
        var longest = version == 11 ? 0 : values[10];
        return new(values[0], values[5], (FastTextLoss)values[6], values[8], values[9], longest);
    }
}
