namespace BiasAudit.Tests.House;

/// <summary>The files of the repository, for tests about the code itself.</summary>
internal static class SourceFiles
{
    /// <summary>The C# files below a folder of the checkout, without what the build makes.</summary>
    public static List<string> CSharp(string folder) => Under(folder, ".cs");

    /// <summary>Files with an extension below a folder, without what the build makes.</summary>
    public static List<string> Under(string folder, params string[] extensions) =>
        [.. Directory.EnumerateFiles(Path.Combine(SharedData.Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file)) && !Relative(file).Split('/').Any(part => part is "artifacts" or "obj" or "bin" or ".git" or "TestResults"))
            .Order(StringComparer.Ordinal)];

    /// <summary>A path as the reader of a failure wants it.</summary>
    public static string Relative(string file) => Path.GetRelativePath(SharedData.Root, file).Replace('\\', '/');
}
