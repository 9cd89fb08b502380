using System.Collections.Concurrent;

namespace BiasAudit.Models.FastText;

/// <summary>Models read from files, each once for all workers.</summary>
internal static class FastTextFiles
{
    private static readonly ConcurrentDictionary<string, Lazy<FastTextModel>> Loaded = new(StringComparer.Ordinal);

    /// <summary>The model of a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not a usable supervised model.</exception>
    public static FastTextModel Open(string path) =>
        Loaded.GetOrAdd(Path.GetFullPath(path), file => new(() => FastTextModel.Load(file))).Value;
}
