namespace BiasAudit.Cli.Commands;

/// <summary>Writes a file beside its place and moves it there when complete.</summary>
internal static class OutputFile
{
    public static void Write(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        var partial = target + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using (var stream = File.Create(partial)) write(stream);
            File.Move(partial, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AuditException("BA1005", $"the file cannot be written: {e.Message}", target, "Choose another place with --output.", e);
        }
        finally
        {
            if (File.Exists(partial)) File.Delete(partial);
        }
    }

    public static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AuditException("BA3002", $"the file cannot be read: {e.Message}", path, "Check the path and the permissions.", e);
        }
    }
}
