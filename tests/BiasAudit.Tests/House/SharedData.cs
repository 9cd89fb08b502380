using System.Runtime.CompilerServices;

namespace BiasAudit.Tests.House;

/// <summary>Real corpora that lie beside the checkout and never inside it; tests skip, and say so, where they are absent.</summary>
public static class SharedData
{
    /// <summary>The root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a shared file; skips the test when it is not there.</summary>
    public static string File(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", name));
        Assert.SkipUnless(System.IO.File.Exists(path) || Directory.Exists(path), $"needs '{name}' of the shared data, which is not on this machine");
        return path;
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "BiasAudit.sln"))) folder = folder.Parent;
        return folder?.FullName ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
    }
}
