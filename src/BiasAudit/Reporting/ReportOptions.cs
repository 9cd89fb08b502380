namespace BiasAudit.Reporting;

/// <summary>What a rendered report may cost; what does not fit is left to the JSON twin, and the report says so.</summary>
public sealed record ReportOptions
{
    /// <summary>How large the HTML page may grow, in bytes.</summary>
    public int HtmlBytes { get; init; } = 2_000_000;

    /// <summary>How many charts the HTML page may hold.</summary>
    public int Charts { get; init; } = 40;

    /// <summary>How large the Markdown page may grow, in bytes; a pull request comment takes 65,536 characters.</summary>
    public int MarkdownBytes { get; init; } = 60_000;
}
