using System.Collections.Concurrent;

namespace BiasAudit.Models.FastText;

/// <summary>Models read from files, each once for all workers.</summary>
internal static class FastTextFiles
{
    private static readonly ConcurrentDictionary<string, Lazy<FastTextModel>> Loaded = new(StringComparer.Ordinal);

    /// <summary>The model of a file that the user names.</summary>
    /// <exception cref="AuditException">The file cannot be read or is not a usable supervised model (BA1009).</exception>
    public static FastTextModel Open(string path)
    {
        try
        {
            return Loaded.GetOrAdd(Path.GetFullPath(path), file => new(() => FastTextModel.Load(file))).Value;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Unusable(e.Message, path, e);
        }
    }

    /// <summary>The error of a model file that cannot do what it was named for.</summary>
    public static AuditException Unusable(string why, string path, Exception? inner = null) =>
        new("BA1009", $"the fastText model cannot be used: {why}", path, "Name a supervised fastText file (.bin or .ftz) that can be read.", inner);
}
