namespace BiasAudit.Measuring.Signals;

/// <summary>The rows of one group of a signal file, column by column.</summary>
internal sealed class SignalColumns(int signals)
{
    public int Count => Row.Count;

    public List<string?> File { get; } = [];

    public List<int> RowGroup { get; } = [];

    public List<long> Row { get; } = [];

    /// <summary>Id, status, language, topic, source.</summary>
    public List<string?>[] Texts { get; } = [[], [], [], [], []];

    public List<long?>[] Signals { get; } = [.. Enumerable.Range(0, signals).Select(_ => new List<long?>())];

    public void Clear()
    {
        File.Clear();
        RowGroup.Clear();
        Row.Clear();
        foreach (var texts in Texts) texts.Clear();
        foreach (var values in Signals) values.Clear();
    }

    public void Add(string file, int rowGroup, long row, string id, string status)
    {
        File.Add(file);
        RowGroup.Add(rowGroup);
        Row.Add(row);
        Texts[0].Add(id.Length == 0 ? null : id);
        Texts[1].Add(status);
    }

    public void AddFacts(string? language, string? topic, string? source)
    {
        Texts[2].Add(language);
        Texts[3].Add(topic);
        Texts[4].Add(source);
    }

    /// <summary>A row that is no document has neither facts nor signals.</summary>
    public void AddNothing()
    {
        AddFacts(null, null, null);
        foreach (var values in Signals) values.Add(null);
    }
}
