using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using BiasAudit.Corpora;

namespace BiasAudit.Reporting;

/// <summary>A piece of a page: a value that every writer knows how to show. Texts are plain; writers escape them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(Sentence), "sentence")]
[JsonDerivedType(typeof(TableView), "table")]
[JsonDerivedType(typeof(Chart), "chart")]
[JsonDerivedType(typeof(Evidence), "evidence")]
public abstract record Block;

/// <summary>A statement of the finding with its uncertainty, for the signer.</summary>
/// <param name="Text">The sentence, plain text.</param>
/// <param name="Role">Whether it states a finding, warns of a limit or explains.</param>
public sealed record Sentence(string Text, SentenceRole Role = SentenceRole.Finding) : Block;

/// <summary>What a sentence does.</summary>
public enum SentenceRole
{
    /// <summary>States what was found.</summary>
    Finding,

    /// <summary>Says what the numbers cannot tell.</summary>
    Limit,

    /// <summary>Explains how to read what follows.</summary>
    Explanation,
}

/// <summary>A view of a result table: which columns, under which headings, in which format, how many rows.</summary>
/// <param name="Table">The name of the result table.</param>
/// <param name="Title">The title above the table.</param>
/// <param name="Columns">The columns to show.</param>
/// <param name="Rows">How many of the first rows to show; the rest is in the JSON twin and the table files.</param>
/// <param name="Folded">Whether the table starts folded.</param>
public sealed record TableView(
    string Table, string Title, ImmutableArray<ColumnView> Columns, int Rows = 20, bool Folded = false) : Block;

/// <summary>How a column is shown.</summary>
/// <param name="Name">The column of the result table.</param>
/// <param name="Heading">The heading, with the unit.</param>
/// <param name="Format">The format.</param>
public sealed record ColumnView(string Name, string Heading, ColumnFormat Format = ColumnFormat.Text);

/// <summary>How a value is written.</summary>
public enum ColumnFormat
{
    /// <summary>As text.</summary>
    Text,

    /// <summary>A whole number with digit groups.</summary>
    Count,

    /// <summary>0..1, shown in percent.</summary>
    Share,

    /// <summary>A number with three significant digits.</summary>
    Number,

    /// <summary>Bytes, shown in binary units.</summary>
    Bytes,
}

/// <summary>A chart: data and meaning; how it is drawn is decided once, elsewhere.</summary>
/// <param name="Id">The permanent id, which names the picture file.</param>
/// <param name="Kind">The kind of chart.</param>
/// <param name="Title">The title.</param>
/// <param name="Description">What the chart shows, stating the finding, for who cannot see it.</param>
/// <param name="Unit">The unit of the values.</param>
/// <param name="Table">The result table that holds the data.</param>
/// <param name="Label">The column of labels (bars, heat-map rows) or of x values (lines).</param>
/// <param name="Series">The columns of values, one series each.</param>
/// <param name="Low">The column of lower interval ends, or null.</param>
/// <param name="High">The column of upper interval ends, or null.</param>
/// <param name="Rows">How many of the first rows are drawn.</param>
/// <param name="Names">What the series are called where their columns are not names for readers, or null.</param>
public sealed record Chart(
    string Id, ChartKind Kind, string Title, string Description, string Unit, string Table, string Label,
    ImmutableArray<string> Series, string? Low = null, string? High = null, int Rows = 20, ImmutableArray<string>? Names = null) : Block;

/// <summary>The kinds of chart.</summary>
public enum ChartKind
{
    /// <summary>Horizontal bars, one a row; several series are grouped.</summary>
    Bars,

    /// <summary>One horizontal bar a row, the series stacked to a whole.</summary>
    StackedBars,

    /// <summary>Vertical bars over ordered bins.</summary>
    Histogram,

    /// <summary>Lines over numbers or years.</summary>
    Line,

    /// <summary>A Lorenz curve with the line of equality.</summary>
    Lorenz,

    /// <summary>A matrix of rows (label) by columns (series), dark where large.</summary>
    Heatmap,
}

/// <summary>Rows that a number leads to.</summary>
/// <param name="Title">What the rows show.</param>
/// <param name="Rows">The rows, with masked snippets.</param>
public sealed record Evidence(string Title, ImmutableArray<EvidenceRow> Rows) : Block;

/// <summary>One row of evidence.</summary>
/// <param name="Address">Where the row lies.</param>
/// <param name="Shard">The path of its shard.</param>
/// <param name="Snippet">A short masked piece of the text.</param>
/// <param name="Language">The language of the snippet, or <c>und</c>.</param>
/// <param name="Note">Why the row is shown.</param>
/// <param name="Thing">The word of the measure ids that the row is evidence for, such as <c>email</c> for <c>privacy.email.rate</c>; null for none.</param>
public sealed record EvidenceRow(RowAddress Address, string Shard, string Snippet, string Language, string Note = "", string? Thing = null)
{
    /// <summary>Where the row lies, in words.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Shard}, row group {Address.RowGroup}, row {Address.Row:N0}");
}
