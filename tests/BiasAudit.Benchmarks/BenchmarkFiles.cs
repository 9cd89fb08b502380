namespace BiasAudit.Benchmarks;

/// <summary>Where the checkout's own files lie; benchmarks run in folders of their own.</summary>
internal static class BenchmarkFiles
{
    /// <summary>The sample corpus.</summary>
    public static string Sample { get; } = Path.Combine(Root(), "datasets", "sample");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BiasAudit.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The benchmarks run inside a checkout.");
    }
}
