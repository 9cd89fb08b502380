namespace BiasAudit.Datasets;

/// <summary>One row of the sample corpus; a null is stored as null.</summary>
internal sealed record SampleRow
{
    public string? Text { get; set; }

    public string? Url { get; set; }

    public string? Date { get; set; }

    public string? Language { get; set; }

    public string? License { get; set; }

    public string? Topic { get; set; }

    public string? Source { get; set; }

    public string? Id { get; set; }

    /// <summary>The language the text was written in, which the corpus may declare or hide.</summary>
    public required string Written { get; init; }
}
