using System.Buffers;
using System.Security.Cryptography;

namespace BiasAudit.Corpora;

/// <summary>The SHA-256 of a shard, which names the audited bytes for everybody who gets them again.</summary>
internal static class ShardHash
{
    private const int Chunk = 1 << 18;

    /// <summary>The hash in lower-case hexadecimal digits; null when the file cannot be read.</summary>
    public static string? Compute(Shard shard, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var file = File.OpenHandle(shard.FullPath, options: FileOptions.SequentialScan);
            for (long at = 0, read; (read = RandomAccess.Read(file, buffer, at)) > 0; at += read)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, (int)read);
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
