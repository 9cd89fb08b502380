namespace BiasAudit.Measuring;

/// <summary>A measure's state: what one pass over documents adds up, mergeable and storable.</summary>
/// <remarks>
/// Laws, checked for every measure of the catalog (tests: Laws/MeasureLawsTests): merging a fresh state changes nothing;
/// any split of a corpus, merged in any order, equals the whole; an empty corpus and an empty document work; saving and
/// loading changes nothing. States hold integers and seeded sketches; floating point appears only in results.
/// </remarks>
public interface IMeasure
{
    /// <summary>Takes one document into account. The document is valid only during the call.</summary>
    void Add(Document document);

    /// <summary>Writes the state, equal states as equal bytes.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote into a fresh state.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a state of this measure.</exception>
    void Load(BinaryReader reader);
}

/// <summary>A measure that can be created and merged with its own kind.</summary>
/// <typeparam name="TSelf">The measure itself, so that merging two different measures does not compile.</typeparam>
public interface IMeasure<TSelf> : IMeasure
    where TSelf : class, IMeasure<TSelf>
{
    /// <summary>The permanent id, <c>section.thing@version</c>; the version rises when the numbers would change.</summary>
    static abstract string Id { get; }

    /// <summary>A fresh state.</summary>
    static abstract TSelf Create(AuditOptions options);

    /// <summary>Adds another state to this one.</summary>
    void Merge(TSelf other);
}
