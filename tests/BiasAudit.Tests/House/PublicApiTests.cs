using PublicApiGenerator;

namespace BiasAudit.Tests.House;

/// <summary>The public face of the library is a file that a reviewer reads.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_one_that_was_reviewed()
    {
        var approved = Path.Combine(SharedData.Root, "tests", "BiasAudit.Tests", "House", "PublicApi.txt");
        var actual = typeof(Audit).Assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var received = Path.Combine(Path.GetTempPath(), "BiasAudit.PublicApi.received.txt");
        if (!File.Exists(approved) || File.ReadAllText(approved).ReplaceLineEndings("\n") != actual) File.WriteAllText(received, actual);
        Assert.True(File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == actual,
            $"The public API changed. Review {received} and copy it over {SourceFiles.Relative(approved)}.");
    }
}
