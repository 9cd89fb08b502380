using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BiasAudit.Tests.House;

/// <summary>House rules as tests; each first asserts that it found files to check.</summary>
public sealed partial class HouseRulesTests
{
    private const int LongestFile = 250;

    /// <summary>Files that hold a family of small types under one name, or none.</summary>
    private static readonly string[] Families = ["Blocks.cs", "Damage.cs", "Distributions.cs", "Program.cs"];

    [Fact]
    public void No_source_file_is_longer_than_a_reader_can_hold()
    {
        var files = SourceFiles.CSharp("src").Where(file => Path.GetFileName(file) != "Script.cs").ToList(); // Script.cs: a generated list of names
        Assert.True(files.Count > 60);
        Assert.Empty(files.Select(file => (file, Lines: File.ReadLines(file).Count())).Where(f => f.Lines > LongestFile)
            .Select(f => $"{SourceFiles.Relative(f.file)}: {f.Lines} lines"));
    }

    [Fact]
    public void A_file_is_named_after_a_type_it_holds()
    {
        var files = SourceFiles.CSharp("src").Where(file => !Families.Contains(Path.GetFileName(file))).ToList();
        Assert.True(files.Count > 60);
        Assert.Empty(files.Where(file =>
        {
            var name = Path.GetFileNameWithoutExtension(file).Split('.')[0];
            return !Regex.IsMatch(File.ReadAllText(file), $@"\b(class|struct|record|enum|interface|delegate [\w<>?]+) {name}\b")
                && !DeclaredTypes().Matches(File.ReadAllText(file)).Any(m => name.StartsWith(m.Groups[1].Value.TrimEnd('s'), StringComparison.Ordinal));
        }).Select(SourceFiles.Relative));
    }

    [Fact]
    public void Names_of_types_are_words_of_the_field()
    {
        var types = typeof(Audit).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("BiasAudit", StringComparison.Ordinal) == true && !type.Name.StartsWith('<')).ToList();
        Assert.True(types.Count > 100);
        Assert.Empty(types.Where(type => VagueName().IsMatch(type.Name)).Select(type => type.FullName));
    }

    [Fact]
    public void No_text_of_the_product_claims_what_no_audit_can_show()
    {
        var files = SourceFiles.Under("src", ".cs", ".tsv", ".yml", ".md");
        Assert.True(files.Count > 80);
        Assert.Empty(
            from file in files
            where !file.EndsWith("HouseRulesTests.cs", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where ClaimedTooMuch().IsMatch(line)
            select $"{SourceFiles.Relative(file)}: {line.Trim()}");
    }

    [Fact]
    public void The_repository_speaks_of_no_machine()
    {
        var files = SourceFiles.Under("", ".cs", ".md", ".tsv", ".yml", ".yaml", ".json", ".html", ".props", ".csproj", ".txt", ".sh");
        Assert.True(files.Count > 100);
        Assert.Empty(
            from file in files
            from line in File.ReadLines(file)
            where MachinePath().IsMatch(line) && !line.Contains("private static partial Regex MachinePath", StringComparison.Ordinal) && !line.Contains("GeneratedRegex", StringComparison.Ordinal)
            select $"{SourceFiles.Relative(file)}: {line.Trim()[..Math.Min(120, line.Trim().Length)]}");
    }

    [Fact]
    public void Every_package_version_is_central_exact_and_locked()
    {
        var versions = XDocument.Load(Path.Combine(SharedData.Root, "Directory.Packages.props")).Descendants("PackageVersion").ToList();
        Assert.True(versions.Count > 15);
        Assert.All(versions, version => Assert.Matches(@"^\d+(\.\d+){1,3}$", version.Attribute("Version")!.Value));
        var projects = SourceFiles.Under("", ".csproj");
        Assert.Equal(5, projects.Count);
        Assert.All(projects, project =>
        {
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), project);
            Assert.DoesNotContain(XDocument.Load(project).Descendants("PackageReference"), reference => reference.Attribute("Version") is not null);
        });
    }

    [Fact]
    public void Every_section_folder_has_a_README()
    {
        var folders = Directory.GetDirectories(Path.Combine(SharedData.Root, "src", "BiasAudit", "Sections"));
        Assert.True(folders.Length >= Catalog.Sections.Length);
        Assert.Empty(folders.Where(folder => !File.Exists(Path.Combine(folder, "README.md"))).Select(SourceFiles.Relative));
    }

    [Fact]
    public void Regular_expressions_are_generated_or_do_not_backtrack_and_nothing_that_reads_texts_has_one()
    {
        var files = SourceFiles.CSharp("src");
        Assert.True(files.Count > 100);
        Assert.Empty(
            from file in files
            from line in File.ReadLines(file)
            where MadeRegex().IsMatch(line) && !line.Contains("NonBacktracking", StringComparison.Ordinal)
            select $"{SourceFiles.Relative(file)}: {line.Trim()}");
        string[] readers = ["Text/", "Sections/Quality/", "Sections/Duplication/", "Sections/Privacy/", "Measuring/", "Sketches/"];
        var reading = files.Where(file => readers.Any(folder => SourceFiles.Relative(file).StartsWith("src/BiasAudit/" + folder, StringComparison.Ordinal))).ToList();
        Assert.True(reading.Count > 60);
        Assert.DoesNotContain(reading, file => File.ReadAllText(file).Contains("Regex", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"new Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(")]
    private static partial Regex MadeRegex();

    [GeneratedRegex(@"(?:class|struct|record|record struct|enum|interface) (\w+)")]
    private static partial Regex DeclaredTypes();

    [GeneratedRegex(@"(Manager|Helper|Processor|Utils|Utilities|Info)$")]
    private static partial Regex VagueName();

    // Statistics may call an estimator what it is in a comment; a text for a reader may not.
    [GeneratedRegex("\"[^\"]*\\b(unbiased|bias score)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex ClaimedTooMuch();

    [GeneratedRegex(@"/work/(main|wt|shared)|/root/|/home/\w+/")]
    private static partial Regex MachinePath();
}
