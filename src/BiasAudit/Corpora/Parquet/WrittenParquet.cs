using System.IO.Compression;
using Parquet;

namespace BiasAudit.Corpora.Parquet;

/// <summary>How Parquet files are written: tables of results and signals.</summary>
internal static class WrittenParquet
{
    /// <summary>Zstandard by managed code, whose bytes do not depend on the instructions of the processor; those of the managed Snappy do.</summary>
    public static ParquetOptions Options => new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest };
}
