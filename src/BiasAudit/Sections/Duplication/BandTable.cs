using System.Numerics;

namespace BiasAudit.Sections.Duplication;

/// <summary>Texts by the key of one band: finds those that share a key by hashing, because most keys occur once and sorting all of them would cost more.</summary>
internal sealed class BandTable(int texts)
{
    private readonly int[] _heads = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, texts * 2L))];
    private readonly int[] _next = new int[texts];
    private readonly ulong[] _keys = new ulong[texts];
    private readonly List<(ulong Key, int Text)> _chain = [];
    private int _slot;
    private int _inChain;

    public void Clear()
    {
        Array.Clear(_heads);
        _chain.Clear();
        (_slot, _inChain) = (0, 0);
    }

    public void Add(int text, ulong key)
    {
        // The last step of SplitMix64: the bytes of a band are well mixed, but equal ones follow each other in short texts.
        ref var head = ref _heads[(int)((key * 0x9E3779B97F4A7C15) >> 32) & (_heads.Length - 1)];
        (_keys[text], _next[text], head) = (key, head, text + 1);
    }

    /// <summary>The next texts that share a key, in order; false when there are no more.</summary>
    public bool NextShared(List<int> alike)
    {
        while (true)
        {
            alike.Clear();
            while (_inChain < _chain.Count && (alike.Count == 0 || _chain[_inChain].Key == _chain[_inChain - 1].Key)) alike.Add(_chain[_inChain++].Text);
            if (alike.Count > 1) return true;
            if (alike.Count == 0 && !NextChain()) return false;
        }
    }

    /// <summary>Reads the next chain of at least two texts: their keys share a slot, or are equal.</summary>
    private bool NextChain()
    {
        _chain.Clear();
        _inChain = 0;
        for (; _slot < _heads.Length; _slot++)
        {
            var first = _heads[_slot] - 1;
            if (first < 0 || _next[first] == 0) continue;
            for (var text = first; text >= 0; text = _next[text] - 1) _chain.Add((_keys[text], text));
            _chain.Sort();
            _slot++;
            return true;
        }
        return false;
    }
}
