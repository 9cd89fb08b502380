using System.Text.RegularExpressions;

namespace BiasAudit.Tests.House;

/// <summary>The layout is the architecture: which folder may know which.</summary>
public sealed partial class LayeringTests
{
    [Theory]
    [InlineData("Text")]
    [InlineData("Sketches")]
    [InlineData("Statistics")]
    public void Foundations_know_nothing_above_them(string folder) =>
        AssertNone($"src/BiasAudit/{folder}", @"^using BiasAudit\.(?!Text|Sketches|Statistics)", minimumFiles: 5);

    [Fact]
    public void Corpora_know_no_measure_and_no_report() =>
        AssertNone("src/BiasAudit/Corpora", @"^using BiasAudit\.(Measuring|Sections|Policies|Reporting)", minimumFiles: 8);

    [Fact]
    public void Sections_know_blocks_and_no_writer() =>
        AssertNone("src/BiasAudit/Sections", @"^using BiasAudit\.(Reporting\.\w+|Policies|Charts|Cli)", minimumFiles: 20);

    [Fact]
    public void Only_the_charts_know_ScottPlot()
    {
        AssertNone("src/BiasAudit", @"\bScottPlot\b|\bSkiaSharp\b", minimumFiles: 50);
        AssertNone("src/BiasAudit.Cli", @"using (ScottPlot|SkiaSharp)", minimumFiles: 5);
    }

    [Fact]
    public void Only_the_command_knows_the_console()
    {
        AssertNone("src/BiasAudit", @"\bConsole\.|Spectre", minimumFiles: 50);
        AssertNone("src/BiasAudit.Charts", @"\bConsole\.|Spectre", minimumFiles: 1);
    }

    [Fact]
    public void No_number_depends_on_the_clock_or_on_unseeded_chance() =>
        AssertNone("src/BiasAudit", @"DateTime(Offset)?\.(Utc)?Now|new Random\(\)|Random\.Shared|Guid\.NewGuid", minimumFiles: 50);

    /// <summary>A rule that looked at no file proves nothing, so the number of files is asserted too.</summary>
    private static void AssertNone(string folder, string pattern, int minimumFiles)
    {
        var files = SourceFiles.CSharp(folder);
        Assert.True(files.Count >= minimumFiles, $"{folder} has {files.Count} files, expected at least {minimumFiles}");
        Assert.Empty(
            from file in files
            let lines = File.ReadLines(file).Select((line, i) => (Line: line, Number: i + 1))
            from line in lines
            where !Comment().IsMatch(line.Line) && Regex.IsMatch(line.Line, pattern)
            select $"{SourceFiles.Relative(file)}({line.Number}): {line.Line.Trim()}");
    }

    [GeneratedRegex(@"^\s*//")]
    private static partial Regex Comment();
}
