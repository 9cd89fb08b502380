namespace BiasAudit.Tests.House;

/// <summary>The files of the repository, for tests about the code itself.</summary>
internal static class SourceFiles
{
    /// <summary>The C# files below a folder of the checkout, without what the build makes.</summary>
    public static List<string> CSharp(string folder) => Under(folder, ".cs");

    /// <summary>Files with an extension below a folder, without what the build makes.</summary>
    public static List<string> Under(string folder, params string[] extensions) =>
        [.. Walk(new(Path.Combine(SharedData.Root, folder))).Where(file => extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)];

    /// <summary>A path as the reader of a failure wants it.</summary>
    public static string Relative(string file) => Path.GetRelativePath(SharedData.Root, file).Replace('\\', '/');

    private static IEnumerable<string> Walk(DirectoryInfo folder) => folder.EnumerateFiles().Select(file => file.FullName)
        .Concat(folder.EnumerateDirectories().Where(inner => !IsMade(inner.Name)).SelectMany(Walk));

    // What the build makes, and the output of README's library example, which another test writes meanwhile.
    private static bool IsMade(string name) =>
        name is "artifacts" or "obj" or "bin" or ".git" or "TestResults" || name.StartsWith("audit-by-library", StringComparison.Ordinal);
}
