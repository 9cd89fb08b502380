using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BiasAudit.Corpora;
using BiasAudit.Corpora.Parquet;
using BiasAudit.Tests.House;
using DuckDB.NET.Data;

namespace BiasAudit.Tests.Corpora.Parquet;

/// <summary>Values of every physical type and encoding, against those that DuckDB reads.</summary>
public sealed partial class ColumnValuesTests : IDisposable
{
    /// <summary>DuckDB takes the compressed bytes of this file for values; its statistics say 1 to 5.</summary>
    private const string Compressed = "arrow-testing/data/parquet/ARROW-17100.parquet";

    /// <summary>Types that DuckDB shows in words of its own.</summary>
    private static readonly string[] ShownOtherwise = ["INTERVAL", "TIME_NS", "TIME WITH TIME ZONE", "GEOMETRY", "VARIANT"];

    private readonly TemporaryFolder _folder = new();
    private readonly Duck _duck = new();

    public void Dispose()
    {
        _duck.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("PARQUET_VERSION V1")]
    [InlineData("PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1")]
    [InlineData("PARQUET_VERSION V2, COMPRESSION zstd")]
    public void Numbers_decimals_and_UUIDs_of_fixed_length_are_read_as_an_independent_reader_reads_them(string options)
    {
        var path = Path.Combine(_folder.Path, "values.parquet");
        _duck.Run("""
            CREATE TABLE source AS SELECT md5(i::VARCHAR)::UUID AS uuid, (i * 1.37 - 500)::DECIMAL(30, 4) AS large, (i * 1.37 - 500)::DECIMAL(9, 2) AS small,
            (i / 7)::DOUBLE AS double, (i / 7)::FLOAT AS single, i::INTEGER AS i32, i * 10000000000 AS i64, (i % 3 = 0) AS flag,
            CASE WHEN i % 4 = 0 THEN NULL ELSE encode('b' || i) END AS bytes FROM range(3000) AS numbers(i)
            """);
        _duck.Run($"COPY source TO '{path}' ({options})");
        Assert.Equal(9, Compare(path));
    }

    [Fact]
    public void Every_flat_column_of_the_hostile_files_has_the_values_of_the_independent_reader_or_is_refused()
    {
        var root = SharedData.File("hostile-parquet");
        var compared = File.ReadLines(Path.Combine(root, "INDEX.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Where(fields => fields.Length > 7 && fields[7] == "OK" && File.Exists(Path.Combine(root, fields[0])) && !fields[0].EndsWith(Compressed, StringComparison.Ordinal))
            // What fuzzed bytes mean is anybody's guess: those files are only held to end and to say so.
            .Where(fields => !fields[0].Contains("fuzz", StringComparison.Ordinal))
            .Sum(fields => Compare(Path.Combine(root, fields[0])));
        Assert.InRange(compared, 300, 100_000);
    }

    [Fact]
    public void Pages_that_an_old_writer_compressed_and_says_it_did_not_are_decompressed()
    {
        using var file = Open(SharedData.File("hostile-parquet/" + Compressed));
        var (values, damage) = Read(file, file.Leaves[0]);
        Assert.Null(damage);
        Assert.Equal(["1", "2", "3", "4", "5"], values.Select(value => Encoding.UTF8.GetString(value!)));
    }

    [Theory]
    [InlineData("datapage_v1-uncompressed-checksum.parquet", false)]
    [InlineData("datapage_v1-snappy-compressed-checksum.parquet", false)]
    [InlineData("rle-dict-snappy-checksum.parquet", false)]
    [InlineData("datapage_v1-corrupt-checksum.parquet", true)]
    [InlineData("rle-dict-uncompressed-corrupt-checksum.parquet", true)]
    public void A_page_that_does_not_match_its_checksum_is_damage(string name, bool corrupt)
    {
        using var file = Open(SharedData.File("hostile-parquet/apache-parquet-testing/data/" + name));
        var damage = file.Leaves.Select(leaf => Read(file, leaf).Damage).Where(d => d is not null).ToList();
        Assert.Equal(corrupt, damage.Count > 0);
        Assert.All(damage, d => Assert.Contains("checksum", d, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(global::Parquet.Meta.CompressionCodec.LZO, "the compression LZO")]
    public void A_codec_that_is_not_supported_is_named(global::Parquet.Meta.CompressionCodec codec, string expected)
    {
        using var lzo = new Codec(codec);
        Assert.Equal(expected, Assert.Throws<BeyondException>(() => lzo.Decompress(new byte[] { 1, 2, 3 }, new byte[10])).Message);
        Assert.Equal("BA3013", CorpusErrors.Unsupported("a.parquet", expected).Code);
    }

    /// <summary>Compares the columns that both read.</summary>
    /// <returns>How many.</returns>
    private int Compare(string path)
    {
        ParquetFile file;
        try
        {
            file = Open(path);
        }
        catch (AuditException)
        {
            return 0;
        }
        using (file)
            return file.Leaves.Where(leaf => leaf.MaxRepetition == 0 && !leaf.Path.Contains('.', StringComparison.Ordinal)).Count(leaf => Compare(file, leaf, path));
    }

    private bool Compare(ParquetFile file, Leaf leaf, string path)
    {
        var (values, damage) = Read(file, leaf);
        if (damage is not null || Theirs(leaf, path) is not { } theirs) return false;
        Assert.True(theirs.Count == values.Count, $"{path} {leaf.Path}: {values.Count} rows, DuckDB {theirs.Count}");
        for (var i = 0; i < values.Count; i++)
            Assert.True(Same(values[i], theirs[i]), $"{path} {leaf.Path} row {i}: '{(values[i] is { } mine ? Encoding.UTF8.GetString(mine) : null)}', DuckDB '{theirs[i]}'");
        return true;
    }

    private List<string?>? Theirs(Leaf leaf, string path)
    {
        var name = $"\"{leaf.Path.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        try
        {
            var type = _duck.Column($"SELECT typeof({name}) FROM read_parquet('{path}') LIMIT 1").FirstOrDefault();
            if (type is null || ShownOtherwise.Any(other => type.StartsWith(other, StringComparison.Ordinal))) return null;
            var value = type is "BLOB" or "VARCHAR" or "JSON" ? $"'hex:' || hex({name})" : $"{name}::VARCHAR";
            return _duck.Column($"SELECT {value} FROM read_parquet('{path}')");
        }
        catch (DuckDBException)
        {
            return null;
        }
    }

    // Decimals may end in zeros, times in fractions: what an audit reads of them is the number and the second.
    private static bool Same(byte[]? mine, string? theirs)
    {
        if (mine is null || theirs is null) return mine is null && theirs is null;
        if (theirs.StartsWith("hex:", StringComparison.Ordinal)) return theirs[4..] == Convert.ToHexString(mine);
        var text = Encoding.UTF8.GetString(mine);
        if (text == theirs) return true;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && double.TryParse(theirs, NumberStyles.Float, CultureInfo.InvariantCulture, out var b))
            return a.Equals(b) || Math.Abs(a - b) <= Math.Abs(b) * 1e-6;
        if (OutsideTheCalendar().IsMatch(theirs)) return long.TryParse(text, out _);
        return theirs.Replace(' ', 'T').StartsWith(text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\(BC\)|^\d{5,}-")]
    private static partial Regex OutsideTheCalendar();

    private static ParquetFile Open(string path) => new(path, path);

    private static (List<byte[]?> Values, string? Damage) Read(ParquetFile file, Leaf leaf)
    {
        var values = new List<byte[]?>();
        try
        {
            for (var group = 0; group < file.Metadata.RowGroups.Count; group++)
            {
                using var cursor = file.Open(group, leaf, allLines: false);
                for (var (column, more) = (new Utf8Column(), true); more; column.Clear())
                {
                    more = cursor.Read(column, 1000);
                    for (var i = 0; i < column.Count; i++) values.Add(column.IsNull(i) ? null : column[i].ToArray());
                }
            }
            return (values, null);
        }
        catch (Exception e) when (RowGroupReading.IsDamage(e))
        {
            return (values, e.Message);
        }
    }
}
