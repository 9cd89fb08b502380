using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Cli;

/// <summary>The same input gives the same bytes on processors with shorter vectors, or with none: what a release is judged by does not depend on the machine.</summary>
public sealed class OtherProcessorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <remarks>Where a processor lacks the instructions anyway, its runs are simply equal.</remarks>
    [Fact]
    public void An_audit_without_some_instructions_gives_the_same_bytes()
    {
        var all = Audit();
        Assert.True(all.Length > 50);
        foreach (var instructions in new[] { "DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic" })
        {
            var fewer = Audit((instructions, "0"));
            Assert.Equal(all.Select(file => file.Name), fewer.Select(file => file.Name));
            foreach (var (one, other) in all.Zip(fewer)) Assert.True(one.Bytes.AsSpan().SequenceEqual(other.Bytes), $"{one.Name} differs with {instructions}=0");
        }
    }

    private (string Name, byte[] Bytes)[] Audit(params (string Name, string Value)[] environment)
    {
        var output = Path.Combine(_folder.Path, "audit"); // the report repeats the command, so both have one folder
        var run = Run.Of([("SOURCE_DATE_EPOCH", "1795392000"), .. environment],
            "audit", Path.Combine(SharedData.Root, "datasets", "sample"), "--signals", Path.Combine(output, "signals"), "-o", output);
        Assert.Equal(0, run.Code);
        (string, byte[])[] files = [.. Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(output, path), File.ReadAllBytes(path)))];
        Directory.Delete(output, recursive: true);
        return files;
    }
}
