namespace BiasAudit.Corpora.Parquet;

/// <summary>A file breaks the format. Thrown and caught inside this folder; outside it is a <see cref="CorpusError"/>.</summary>
internal sealed class DamageException(string what) : Exception(what)
{
    /// <summary>A page has another size than it says, whoever notices first.</summary>
    public static DamageException OfPageSize() => new("a page does not decompress to its declared size");
}

/// <summary>A file keeps the format and uses what is not supported, or is larger than every sensible file.</summary>
internal sealed class BeyondException(string what, bool tooLarge = false) : Exception(what)
{
    /// <summary>Whether a declared size is the reason.</summary>
    public bool TooLarge => tooLarge;
}
