using BiasAudit.Measuring;
using BiasAudit.Reporting.Html;
using BiasAudit.Reporting.Json;
using BiasAudit.Reporting.Markdown;
using BiasAudit.Reporting.Tables;

namespace BiasAudit.Reporting;

/// <summary>The output folder of an audit: written beside its place and moved there when complete, so that it is never half there.</summary>
public static class ReportFolder
{
    private static readonly string[] Own = ["report.html", "report.md", "audit.json", "profile.bap", "tables", "charts"];

    /// <summary>Writes report, JSON twin, profile, tables and charts.</summary>
    /// <param name="folder">The folder; what an earlier audit wrote there is replaced, anything else in it is kept.</param>
    /// <param name="result">The result.</param>
    /// <param name="charts">Draws the charts; null leaves them out.</param>
    /// <param name="saveProfile">Writes the profile to a file; null leaves it out.</param>
    /// <param name="options">What the report may cost.</param>
    /// <param name="cancellation">Stops before anything is moved into place.</param>
    /// <exception cref="AuditException">BA1004: the folder cannot be written.</exception>
    public static void Write(
        string folder, AuditResult result, IChartRenderer? charts, Action<Stream>? saveProfile = null,
        ReportOptions? options = null, CancellationToken cancellation = default)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var partial = target + ".partial";
        try
        {
            if (File.Exists(target)) throw new IOException("there is a file of this name");
            DeleteIfThere(partial);
            Directory.CreateDirectory(partial);
            Fill(partial, result, charts, saveProfile, options, cancellation);
            Replace(partial, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AuditException("BA1004", $"the report cannot be written: {e.Message}", target, "Choose another folder with --output.", e);
        }
        finally
        {
            DeleteIfThere(partial);
        }
    }

    private static void Fill(
        string folder, AuditResult result, IChartRenderer? charts, Action<Stream>? saveProfile, ReportOptions? options, CancellationToken cancellation)
    {
        charts = charts is null ? null : new DrawnCharts(charts);
        Create(folder, "audit.json", stream => AuditJson.Write(result, stream));
        Create(folder, "report.md", stream => MarkdownReport.Write(result, stream, options));
        Create(folder, "report.html", stream => HtmlReport.Write(result, charts, stream, options));
        if (saveProfile is not null) Create(folder, "profile.bap", saveProfile);
        cancellation.ThrowIfCancellationRequested();
        WriteTables(Path.Combine(folder, "tables"), result, ".parquet");
        if (charts is not null) WriteCharts(Path.Combine(folder, "charts"), result, charts);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Writes every table as a file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="result">The result.</param>
    /// <param name="ending"><c>.parquet</c> or <c>.csv</c>.</param>
    public static void WriteTables(string folder, AuditResult result, string ending)
    {
        Directory.CreateDirectory(folder);
        foreach (var table in result.Sections.SelectMany(section => section.Tables))
            Create(folder, Checked(table.Name) + ending, stream =>
            {
                if (ending == ".parquet") TableParquet.WriteAsync(table.Frame, stream).GetAwaiter().GetResult();
                else
                {
                    using var writer = new StreamWriter(stream, leaveOpen: true);
                    TableCsv.Write(table.Frame, writer);
                }
            });
    }

    /// <summary>Writes every chart as a picture that stands alone: dark ink on white.</summary>
    public static void WriteCharts(string folder, AuditResult result, IChartRenderer charts)
    {
        Directory.CreateDirectory(folder);
        foreach (var chart in result.Sections.SelectMany(section => section.Blocks).OfType<Chart>())
            if (charts.Draw(chart, result.Table(chart.Table)) is { } svg)
                File.WriteAllText(Path.Combine(folder, Checked(chart.Id) + ".svg"), svg.StandAlone());
    }

    /// <summary>Names come from a result, which may have been read from a file of anybody.</summary>
    private static string Checked(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
        ? name : throw new AuditException("BA3101", $"'{VisibleText.Of(name)}' cannot name a file", "a table or chart of the audit", "Give an audit.json that biasaudit wrote.");

    private static void Create(string folder, string name, Action<Stream> write)
    {
        using var stream = File.Create(Path.Combine(folder, name));
        write(stream);
    }

    /// <summary>A new folder is one rename; into an existing one each of our parts is renamed.</summary>
    private static void Replace(string partial, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(partial, target);
            return;
        }
        foreach (var name in Own)
        {
            DeleteIfThere(Path.Combine(target, name));
            var part = Path.Combine(partial, name);
            if (Directory.Exists(part)) Directory.Move(part, Path.Combine(target, name));
            else if (File.Exists(part)) File.Move(part, Path.Combine(target, name));
        }
    }

    private static void DeleteIfThere(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else if (File.Exists(path)) File.Delete(path);
    }
}
