using System.Numerics;

namespace BiasAudit.Text;

/// <summary>The tokens of a text, made from bit masks: the words, and between them each run of one mark (what is no white space and in no word).</summary>
internal sealed class TokenScan
{
    private readonly ExtentBuffer _tokens = new();
    private Block[] _blocks = new Block[64];
    private ulong _visibleBefore, _unlettered;
    private int _stretches, _withoutLetter;

    /// <summary>The tokens, which tile the stretches between white space. Behind the last one an extent that begins far away can be read.</summary>
    public ReadOnlySpan<Extent> Tokens => _tokens.Extents;

    /// <summary>How many stretches between white space hold a letter.</summary>
    public int StretchesWithLetter => _stretches - _withoutLetter;

    /// <summary>How many stretches between white space begin before a position of the text or at its end.</summary>
    public int StretchesBefore(int position)
    {
        var block = _blocks[position / BlockMasks.Length];
        return block.StretchesBefore + BitOperations.PopCount(block.Starts & ((1UL << position) - 1)); // a shift takes the position within the block
    }

    public void Clear()
    {
        _tokens.Clear();
        (_visibleBefore, _unlettered, _stretches, _withoutLetter) = (0, 0, 0, 0);
    }

    /// <summary>Takes a block of 64 units.</summary>
    /// <param name="block">Where it begins.</param>
    /// <param name="visible">Its units that are no white space.</param>
    /// <param name="begun">Its units that begin a token.</param>
    /// <param name="letters">Its letters.</param>
    public void Add(int block, ulong visible, ulong begun, ulong letters)
    {
        var before = (visible << 1) | _visibleBefore;
        var (starts, others) = (visible & ~before, visible & ~letters);
        _tokens.Add(block, begun, (begun | ~visible) & before);
        // A bit added where a stretch begins without a letter runs on to its first letter or its end, even into the next block.
        var added = others + (starts & others);
        var reached = added + _unlettered;
        _unlettered = (added < others ? 1UL : 0) | (reached < added ? 1UL : 0);
        var index = block / BlockMasks.Length;
        if (index == _blocks.Length) Array.Resize(ref _blocks, index * 2);
        _blocks[index] = new(starts, _stretches);
        _stretches += BitOperations.PopCount(starts);
        _withoutLetter += BitOperations.PopCount(reached & ~visible);
        _visibleBefore = visible >> 63;
    }

    /// <summary>Ends the text; its last block closed what was open.</summary>
    public void End() => _tokens.Close();

    /// <summary>Where stretches begin in a block, and how many begin before it.</summary>
    private readonly record struct Block(ulong Starts, int StretchesBefore);
}
