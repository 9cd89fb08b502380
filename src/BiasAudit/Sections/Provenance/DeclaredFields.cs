using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Provenance;

/// <summary>What the columns for source, URL, license and date declare, and where they say nothing.</summary>
public sealed class DeclaredFields : IMeasure<DeclaredFields>
{
    /// <summary>The roles whose absence is counted.</summary>
    public static readonly Role[] Roles = [Role.Url, Role.Source, Role.License, Role.Date, Role.Language];

    private const int LongestValue = 200;
    private readonly long[] _missing = new long[5 * Amounts.Width];
    private readonly long[] _noColumn = new long[5 * Amounts.Width];

    /// <inheritdoc/>
    public static string Id => "provenance.fields@1";

    /// <summary>Text under each declared license, as written.</summary>
    public KeyedCounts Licenses { get; } = new(Amounts.Width, 20_000);

    /// <summary>Text of each day as <c>yyyyMMdd</c>, months as <c>yyyyMM</c>, years as <c>yyyy</c>.</summary>
    public KeyedCounts Days { get; } = new(Amounts.Width, 200_000);

    /// <summary>Date values that are no date, as written.</summary>
    public KeyedCounts NotDates { get; } = new(Amounts.Width, 20_000);

    /// <summary>Placeholder values, as <c>role: value</c>.</summary>
    public KeyedCounts PlaceholderValues { get; } = new(Amounts.Width, 20_000);

    /// <summary>Text without a value in a role, placeholders included; text of shards without the column included.</summary>
    public long Missing(Role role, SizeUnit unit) => _missing[Array.IndexOf(Roles, role) * Amounts.Width + (int)unit];

    /// <summary>Text of shards that have no column for a role.</summary>
    public long WithoutColumn(Role role, SizeUnit unit) => _noColumn[Array.IndexOf(Roles, role) * Amounts.Width + (int)unit];

    /// <inheritdoc/>
    public static DeclaredFields Create(AuditOptions options) => new();

    /// <inheritdoc/>
    public void Add(Document document)
    {
        Span<long> amounts = stackalloc long[Amounts.Width];
        Amounts.Of(document, amounts);
        for (var i = 0; i < Roles.Length; i++)
        {
            if (document.Source.SaysNothing(Roles[i])) AddMissing(i, document.Has(Roles[i]), document.Value(Roles[i]), amounts);
            else if (Roles[i] == Role.License) Licenses.Add(Cut(document.Value(Role.License)), amounts);
            else if (Roles[i] == Role.Date) AddDate(i, document, amounts);
            else if (Roles[i] == Role.Url && document.Source.Host.Length == 0) Amounts.Add(_missing.AsSpan(i * Amounts.Width), amounts);
        }
    }

    /// <inheritdoc/>
    public void Merge(DeclaredFields other)
    {
        foreach (var (mine, theirs) in Tables.Zip(other.Tables)) mine.Merge(theirs);
        for (var i = 0; i < _missing.Length; i++) (_missing[i], _noColumn[i]) = (_missing[i] + other._missing[i], _noColumn[i] + other._noColumn[i]);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        foreach (var table in Tables) table.Save(writer);
        foreach (var value in _missing.Concat(_noColumn)) writer.Write(value);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        foreach (var table in Tables) table.Load(reader);
        foreach (ref var value in _missing.AsSpan()) value = reader.ReadInt64();
        foreach (ref var value in _noColumn.AsSpan()) value = reader.ReadInt64();
    }

    private KeyedCounts[] Tables => [Licenses, Days, NotDates, PlaceholderValues];

    private void AddMissing(int role, bool has, ReadOnlySpan<byte> value, ReadOnlySpan<long> amounts)
    {
        Amounts.Add(_missing.AsSpan(role * Amounts.Width), amounts);
        if (!has)
        {
            Amounts.Add(_noColumn.AsSpan(role * Amounts.Width), amounts);
            return;
        }
        Span<byte> name = stackalloc byte[64];
        var length = 0;
        foreach (var b in RoleNames[role]) name[length++] = b;
        value = value.Trim((byte)' ');
        value[..Math.Min(value.Length, 40)].CopyTo(name[length..]);
        PlaceholderValues.Add(name[..(length + Math.Min(value.Length, 40))], amounts);
    }

    private void AddDate(int role, Document document, ReadOnlySpan<long> amounts)
    {
        if (document.Source.Day is { IsEmpty: false } day)
        {
            Days.Add(day, amounts);
            return;
        }
        Amounts.Add(_missing.AsSpan(role * Amounts.Width), amounts);
        NotDates.Add(Cut(document.Value(Role.Date)), amounts);
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> value) => value.Length > LongestValue ? value[..LongestValue] : value;

    private static readonly byte[][] RoleNames = ["url: "u8.ToArray(), "source: "u8.ToArray(), "license: "u8.ToArray(), "date: "u8.ToArray(), "language: "u8.ToArray()];
}
