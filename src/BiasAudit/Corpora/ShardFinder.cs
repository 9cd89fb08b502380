using System.Collections.Immutable;
using System.IO.Enumeration;

namespace BiasAudit.Corpora;

/// <summary>Finds the files that inputs name: files, folders with all below them, and patterns with <c>*</c>, <c>?</c> and <c>**</c>.</summary>
/// <remarks>
/// Names that begin with a dot are left out below folders and by wildcards. A file that several inputs name is found once.
/// Paths are relative to the input where they were found, so the same corpus has the same paths on every machine.
/// </remarks>
internal static class ShardFinder
{
    /// <summary>The files, ordered by path.</summary>
    /// <exception cref="AuditException">BA3001: an input names nothing.</exception>
    public static ImmutableArray<(string Path, string FullPath)> Find(IReadOnlyList<string> inputs)
    {
        var found = new Dictionary<string, (string Input, string Path)>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            var files = FilesOf(input);
            if (files.Count == 0) throw new AuditException(CorpusErrors.NotFound(input));
            foreach (var (path, full) in files) found.TryAdd(full, (input, path));
        }
        // Two inputs may hold files of one relative path; then the input tells them apart.
        var clashes = found.Values.GroupBy(f => f.Path, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. found.Select(f => (Path: clashes.Contains(f.Value.Path) ? Longer(f.Value.Input, f.Value.Path) : f.Value.Path, FullPath: f.Key))
            .OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private static List<(string Path, string FullPath)> FilesOf(string input)
    {
        if (File.Exists(input)) return [(Path.GetFileName(input), Path.GetFullPath(input))];
        var (root, pattern) = Directory.Exists(input) ? (input, ["**"]) : Split(input);
        if (!Directory.Exists(root)) return [];
        var files = new List<(string, string)>();
        Enter(Path.GetFullPath(root), "", pattern, files, []);
        return [.. files.Distinct()];
    }

    /// <summary>The folder before the first wildcard, and the segments from it on.</summary>
    private static (string Root, string[] Pattern) Split(string input)
    {
        var segments = input.Replace('\\', '/').Split('/');
        var fixedCount = segments.TakeWhile(segment => !segment.AsSpan().ContainsAny('*', '?')).Count();
        if (fixedCount == segments.Length) return ("", []);
        var root = string.Join('/', segments[..fixedCount]);
        return (root.Length > 0 ? root : fixedCount > 0 ? "/" : ".", segments[fixedCount..]);
    }

    private static void Collect(string folder, string path, ReadOnlySpan<string> pattern, List<(string, string)> files, HashSet<string> above)
    {
        if (pattern.Length == 0) return;
        var any = pattern[0] == "**";
        if (any && pattern.Length > 1) Collect(folder, path, pattern[1..], files, above);
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(entry);
            if (name.StartsWith('.') || (!any && !FileSystemName.MatchesSimpleExpression(pattern[0], name, ignoreCase: false))) continue;
            var below = path.Length == 0 ? name : $"{path}/{name}";
            if (Directory.Exists(entry)) Enter(entry, below, any ? pattern : pattern[1..], files, above);
            else if (pattern.Length == 1 && FileFormats.ByName(name) is not null) files.Add((below, entry));
        }
    }

    /// <summary>Goes down one folder; a link that leads back up is not followed.</summary>
    private static void Enter(string folder, string path, ReadOnlySpan<string> pattern, List<(string, string)> files, HashSet<string> above)
    {
        var identity = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder;
        if (!above.Add(identity)) return;
        Collect(folder, path, pattern, files, above);
        above.Remove(identity);
    }

    private static string Longer(string input, string path) =>
        File.Exists(input) ? input.Replace('\\', '/') : $"{Path.TrimEndingDirectorySeparator(input).Replace('\\', '/')}/{path}";
}
