namespace BiasAudit.Sketches;

/// <summary>The names of keys, such as those of sources: all up to a limit, then a consistent sample of them.</summary>
internal sealed class KeyNames(int limit = 1 << 14)
{
    private readonly Dictionary<ulong, string> _names = [];
    private ulong _last;
    private int _halvings;

    /// <summary>Remembers the name of a key.</summary>
    public void Add(ulong key, string name)
    {
        if (key == _last && _names.Count > 0) return;
        _last = key;
        if (!Keeps(key)) return;
        _names.TryAdd(key, name);
        while (_names.Count > limit) Halve();
    }

    /// <summary>The name of a key, or its number where the name was not kept.</summary>
    public string Of(ulong key) => _names.TryGetValue(key, out var name) ? name : $"source {key:x16}";

    public void Merge(KeyNames other)
    {
        while (_halvings < other._halvings) Halve();
        foreach (var (key, name) in other._names) Add(key, name);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_halvings);
        writer.Write(_names.Count);
        foreach (var (key, name) in _names.OrderBy(pair => pair.Key))
        {
            writer.Write(key);
            writer.Write(name);
        }
    }

    /// <exception cref="InvalidDataException">The bytes do not hold names.</exception>
    public void Load(BinaryReader reader)
    {
        (_halvings, var count) = (reader.ReadInt32(), reader.ReadInt32());
        if (_halvings is < 0 or > 63 || count < 0 || count > limit) throw new InvalidDataException("The number of names is out of range.");
        for (; count > 0; count--) Add(reader.ReadUInt64(), reader.ReadString());
    }

    private bool Keeps(ulong key) => ConsistentSample.Keeps(ConsistentSample.Mix(key), _halvings);

    private void Halve()
    {
        _halvings++;
        foreach (var key in _names.Keys.Where(key => !Keeps(key)).ToArray()) _names.Remove(key);
    }
}
