namespace BiasAudit.Sections.Topics;

/// <summary>Packs the terms of one document after another.</summary>
internal sealed class TermPacker
{
    private readonly char[] _characters = new char[PackedTerms.Most * (PackedTerms.LongestWord + 1)];
    private readonly ushort[] _ends = new ushort[PackedTerms.Most];
    private int _count, _length;

    /// <summary>Whether no more terms are kept.</summary>
    public bool IsFull => _count == PackedTerms.Most;

    /// <summary>Adds a term as it is.</summary>
    public void Add(ReadOnlySpan<char> term)
    {
        term.CopyTo(_characters.AsSpan(_length));
        _ends[_count++] = (ushort)(_length += term.Length);
    }

    /// <summary>Adds a word in lower case.</summary>
    public void AddSmall(ReadOnlySpan<char> word) => _ends[_count++] = (ushort)(_length += word.ToLowerInvariant(_characters.AsSpan(_length)));

    /// <summary>The terms; the packer is empty afterwards.</summary>
    public PackedTerms Take()
    {
        var packed = new PackedTerms(new(_characters, 0, _length), _ends[.._count]);
        (_count, _length) = (0, 0);
        return packed;
    }
}
