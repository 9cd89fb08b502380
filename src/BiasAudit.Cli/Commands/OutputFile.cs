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

    /// <summary>Writes a file that keeps what stands in it already.</summary>
    public static void Rewrite(string path, Func<string, string> change)
    {
        var before = "";
        if (File.Exists(path))
        {
            using var reader = new StreamReader(Open(path));
            before = reader.ReadToEnd();
        }
        var text = change(before);
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
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
