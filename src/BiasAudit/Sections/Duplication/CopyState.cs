using System.Runtime.InteropServices;
using BiasAudit.Sketches;
using BiasAudit.Text.Similarity;

namespace BiasAudit.Sections.Duplication;

/// <summary>The texts that were kept and where they occur: never more of either than a capacity, beyond which a consistent sample stays.</summary>
internal sealed class CopyState(int capacity)
{
    private CopyOrder? _order;

    public RecordSet<TextSketch> Texts { get; } = new();

    public RecordSet<Occurrence> Occurrences { get; } = new();

    /// <summary>How often the threshold was halved; 0 means that nothing was sampled.</summary>
    public int Level { get; private set; }

    /// <summary>Everything in the order that the documents alone decide.</summary>
    public CopyOrder Order => _order ??= new(this);

    /// <summary>The number of a known text, or a negative number.</summary>
    public int TextOf(ulong key) => Texts.Find(new() { Text = key });

    public void Add(in TextSketch text, in Occurrence occurrence)
    {
        Texts.Add(text);
        Add(occurrence);
    }

    /// <summary>Counts documents of a text that is kept.</summary>
    public void Add(in Occurrence occurrence)
    {
        _order = null;
        Count(occurrence);
        while (IsOver) Halve();
    }

    public void Merge(CopyState other)
    {
        _order = null;
        while (Level < other.Level) Halve();
        var numbers = new int[other.Texts.Count];
        Array.Fill(numbers, -1);
        for (var i = 0; i < numbers.Length; i++)
        {
            ref readonly var text = ref other.Texts[i];
            if (!ConsistentSample.Keeps(text.Anchor, Level)) continue;
            numbers[i] = TextOf(text.Text);
            if (numbers[i] >= 0) Texts[numbers[i]].Take(text.Snippet);
            else numbers[i] = Texts.Add(text);
            while (IsOver) Follow(Halve(), numbers);
        }
        for (var i = 0; i < other.Occurrences.Count; i++)
        {
            var occurrence = other.Occurrences[i];
            occurrence.Text = numbers[occurrence.Text];
            if (occurrence.Text < 0) continue;
            Count(occurrence);
            while (IsOver) Follow(Halve(), numbers);
        }
    }

    public void Save(BinaryWriter writer)
    {
        var order = Order;
        writer.Write(Occurrences.Count);
        for (var i = 0; i < Occurrences.Count; i++)
        {
            var saved = new SavedOccurrence(order[i], order.TextOf(order[i]));
            writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<SavedOccurrence>(in saved)));
        }
        writer.Write(Texts.Count);
        for (var rank = 0; rank < Texts.Count; rank++) writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TextSketch>(in order.Text(rank))));
    }

    /// <exception cref="InvalidDataException">The bytes do not hold such a state.</exception>
    public void Load(BinaryReader reader, int level)
    {
        Level = level;
        var occurrences = new SavedOccurrence[CountOf(reader)];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(occurrences.AsSpan()));
        var text = default(TextSketch);
        for (var left = CountOf(reader); left > 0; left--)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(new Span<TextSketch>(ref text)));
            Texts.Add(text);
        }
        foreach (ref readonly var saved in occurrences.AsSpan())
            Occurrences.Add(saved.With(TextOf(saved.Text) is >= 0 and var number ? number : throw new InvalidDataException("A document of a text that is not there.")));
    }

    private void Count(in Occurrence occurrence)
    {
        var known = Occurrences.Find(occurrence);
        if (known >= 0) Occurrences[known].Take(occurrence);
        else Occurrences.Add(occurrence);
    }

    private bool IsOver => Math.Max(Texts.Count, Occurrences.Count) > capacity;

    private int CountOf(BinaryReader reader) => reader.ReadInt32() is >= 0 and var count && count <= capacity ? count : throw new InvalidDataException("The number of documents is out of range.");

    /// <summary>Halves the threshold; returns the new number of each text, negative for those that went.</summary>
    private int[] Halve()
    {
        Level++;
        var numbers = Texts.Keep(text => ConsistentSample.Keeps(text.Anchor, Level));
        for (var i = 0; i < Occurrences.Count; i++) Occurrences[i].Text = numbers[Occurrences[i].Text];
        Occurrences.Keep(occurrence => occurrence.Text >= 0);
        return numbers;
    }

    private static void Follow(int[] renumbered, int[] numbers)
    {
        foreach (ref var number in numbers.AsSpan())
            if (number >= 0) number = renumbered[number];
    }
}
