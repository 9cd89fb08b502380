using BiasAudit.Measuring;
using CsCheck;

namespace BiasAudit.Tests.Laws;

/// <summary>The laws that make shards, resume and clusters possible, over every measure of the catalog.</summary>
public sealed class MeasureLawsTests
{
    private static readonly AuditOptions Options = new();

    public static TheoryData<string> Ids { get; } = [.. Kinds.Select(kind => kind.Id)];

    private static IEnumerable<MeasureKind> Kinds => Catalog.Sections.SelectMany(section => section.Measures);

    [Fact]
    public void The_catalog_has_measures_and_no_id_twice()
    {
        Assert.NotEmpty(Kinds);
        Assert.Equal(Kinds.Select(kind => kind.Id).Distinct(), Kinds.Select(kind => kind.Id));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Any_split_merged_in_any_order_equals_the_whole(string id) => Check(id, (kind, rows, cut, swap) =>
    {
        var (left, right) = (State(kind, rows, 0, cut), State(kind, rows, cut, rows.Length));
        if (swap) (left, right) = (right, left);
        kind.Merge(left, right);
        Assert.Equal(Bytes(State(kind, rows, 0, rows.Length)), Bytes(left));
    });

    [Theory, MemberData(nameof(Ids))]
    public void Merging_a_fresh_state_changes_nothing(string id) => Check(id, (kind, rows, _, _) =>
    {
        var state = State(kind, rows, 0, rows.Length);
        kind.Merge(state, kind.Create(Options));
        Assert.Equal(Bytes(State(kind, rows, 0, rows.Length)), Bytes(state));
        var fresh = kind.Create(Options);
        kind.Merge(fresh, state);
        Assert.Equal(Bytes(state), Bytes(fresh));
    });

    [Theory, MemberData(nameof(Ids))]
    public void Saving_and_loading_changes_nothing(string id) => Check(id, (kind, rows, cut, _) =>
    {
        var loaded = Load(kind, Bytes(State(kind, rows, 0, cut)));
        Assert.Equal(Bytes(State(kind, rows, 0, cut)), Bytes(loaded));
        kind.Merge(loaded, State(kind, rows, cut, rows.Length));
        Assert.Equal(Bytes(State(kind, rows, 0, rows.Length)), Bytes(loaded));
    });

    [Theory, MemberData(nameof(Ids))]
    public void The_order_of_documents_does_not_matter(string id) => Check(id, (kind, rows, cut, _) =>
    {
        var turned = kind.Create(Options);
        MadeDocuments.Show(turned, rows[cut..], cut, Options);
        MadeDocuments.Show(turned, rows[..cut], 0, Options);
        Assert.Equal(Bytes(State(kind, rows, 0, rows.Length)), Bytes(turned));
    });

    private static void Check(string id, Action<MeasureKind, MadeRow[], int, bool> law)
    {
        var kind = Kinds.Single(kind => kind.Id == id);
        Gen.Select(MadeDocuments.Rows.Array[0, 40], Gen.Int[0, 40], Gen.Bool)
            .Sample((rows, cut, swap) => law(kind, rows, Math.Min(cut, rows.Length), swap), iter: 25, threads: 1);
    }

    private static IMeasure State(MeasureKind kind, MadeRow[] rows, int from, int to)
    {
        var state = kind.Create(Options);
        MadeDocuments.Show(state, rows[from..to], from, Options);
        return state;
    }

    private static IMeasure Load(MeasureKind kind, byte[] bytes)
    {
        var state = kind.Create(Options);
        using var reader = new BinaryReader(new MemoryStream(bytes));
        state.Load(reader);
        Assert.Equal(bytes.Length, reader.BaseStream.Position);
        return state;
    }

    private static byte[] Bytes(IMeasure state)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        state.Save(writer);
        writer.Flush();
        return stream.ToArray();
    }
}
