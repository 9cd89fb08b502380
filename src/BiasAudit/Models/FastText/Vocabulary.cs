using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace BiasAudit.Models.FastText;

/// <summary>The words and labels of a model: words first, by falling count.</summary>
internal sealed class Vocabulary
{
    private static readonly byte[] Prefix = "__label__"u8.ToArray();
    private readonly byte[][] _words;

    // The hash of a word above its id plus one, so that a word that is not here is seldom compared with one that is.
    private readonly ulong[] _slots;

    private Vocabulary(byte[][] words, ImmutableArray<string> labels, long[] labelCounts)
    {
        (_words, Labels, LabelCounts) = (words, labels, labelCounts);
        _slots = new ulong[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, words.Length * 2))];
        for (var id = 0; id < words.Length; id++) Insert(id);
    }

    /// <summary>The number of words.</summary>
    public int Words => _words.Length;

    /// <summary>The labels without their prefix.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>How often each label was seen in training: the weights of the Huffman tree.</summary>
    public long[] LabelCounts { get; }

    /// <summary>Row ids of the n-grams that a pruned model kept, by bucket; null when it is not pruned.</summary>
    public KeyValuePair<int, int>[]? Pruned { get; private init; }

    public byte[] Word(int id) => _words[id];

    public static Vocabulary Read(ModelStream stream)
    {
        var size = stream.ReadCount("entries", 10);
        var (words, labels) = (stream.ReadInt32(), stream.ReadInt32());
        if (words < 0 || labels < 1 || (long)words + labels != size) throw ModelStream.Invalid($"{size} entries of {words} words and {labels} labels");
        stream.ReadInt64();
        var pruned = stream.ReadInt64();
        if (pruned < -1) throw ModelStream.Invalid($"{pruned} kept n-grams");
        var entries = new byte[words][];
        var names = ImmutableArray.CreateBuilder<string>(labels);
        var counts = new long[labels];
        var scratch = new ArrayBufferWriter<byte>();
        for (var i = 0; i < size; i++)
        {
            var name = stream.ReadZeroTerminated(scratch);
            var count = stream.ReadInt64();
            if (stream.ReadByte() != (i < words ? 0 : 1)) throw ModelStream.Invalid("a word is among the labels");
            if (i < words) entries[i] = name;
            else (counts[i - words], _) = (count, AddLabel(names, name));
        }
        return new(entries, names.MoveToImmutable(), counts) { Pruned = pruned < 0 ? null : ReadPruned(stream, pruned) };
    }

    /// <summary>The id of a word, or -1.</summary>
    public int Find(ReadOnlySpan<byte> word, uint hash)
    {
        for (var slot = hash; ; slot++)
        {
            var entry = _slots[slot & (uint)(_slots.Length - 1)];
            if (entry == 0) return -1;
            if (entry >> 32 == hash && word.SequenceEqual(_words[(uint)entry - 1])) return (int)(uint)entry - 1;
        }
    }

    /// <summary>FNV-1a with the sign extension of the reference program, which is part of the file format.</summary>
    public static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var b in bytes) hash = (hash ^ (uint)(sbyte)b) * 16777619u;
        return hash;
    }

    /// <summary>Whether a token is a label by its prefix, and so never a feature.</summary>
    public static bool IsLabel(ReadOnlySpan<byte> token) => token.StartsWith(Prefix);

    private static bool AddLabel(ImmutableArray<string>.Builder names, byte[] name)
    {
        names.Add(Encoding.UTF8.GetString(IsLabel(name) ? name.AsSpan(Prefix.Length) : name));
        return true;
    }

    private static KeyValuePair<int, int>[] ReadPruned(ModelStream stream, long count)
    {
        var pairs = new KeyValuePair<int, int>[stream.Count(count, "kept n-grams", 8)];
        foreach (ref var pair in pairs.AsSpan()) pair = new(stream.ReadInt32(), stream.ReadInt32());
        return pairs;
    }

    private void Insert(int id)
    {
        var hash = Hash(_words[id]);
        if (Find(_words[id], hash) >= 0) return;
        var slot = hash;
        while (_slots[slot & (uint)(_slots.Length - 1)] != 0) slot++;
        _slots[slot & (uint)(_slots.Length - 1)] = ((ulong)hash << 32) | ((uint)id + 1);
    }
}
