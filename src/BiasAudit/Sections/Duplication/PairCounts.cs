using BiasAudit.Sketches;

namespace BiasAudit.Sections.Duplication;

/// <summary>Two counts for each pair of numbered things, one in each direction: a million pairs are usual where many sources carry the same texts.</summary>
internal sealed class PairCounts
{
    private readonly KeyTable _pairs = new();
    private (long OfLarger, long OfSmaller)[] _counts = new (long, long)[32];

    /// <summary>Every pair in both directions.</summary>
    public IEnumerable<(int Row, int Column, long Count)> Pairs
    {
        get
        {
            for (var i = 0; i < _pairs.Count; i++)
            {
                var (larger, smaller) = ((int)(_pairs.Keys[i] >> 32), (int)(uint)_pairs.Keys[i]);
                yield return (larger, smaller, _counts[i].OfLarger);
                yield return (smaller, larger, _counts[i].OfSmaller);
            }
        }
    }

    /// <summary>The count of a row in a column; 0 when the pair was never counted.</summary>
    public long this[int row, int column] =>
        _pairs.Find(KeyOf(row, column)) is >= 0 and var pair ? row > column ? _counts[pair].OfLarger : _counts[pair].OfSmaller : 0;

    /// <summary>Counts for a pair of different things.</summary>
    public void Add(int row, int column, long ofRow, long ofColumn)
    {
        var pair = _pairs.Add(KeyOf(row, column));
        if (pair == _counts.Length) Array.Resize(ref _counts, pair * 2);
        var (ofLarger, ofSmaller) = row > column ? (ofRow, ofColumn) : (ofColumn, ofRow);
        _counts[pair] = (_counts[pair].OfLarger + ofLarger, _counts[pair].OfSmaller + ofSmaller);
    }

    private static ulong KeyOf(int a, int b) => ((ulong)(uint)Math.Max(a, b) << 32) | (uint)Math.Min(a, b);
}
