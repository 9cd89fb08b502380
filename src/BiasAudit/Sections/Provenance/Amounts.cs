using System.Buffers.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;

namespace BiasAudit.Sections.Provenance;

/// <summary>The size of one document in every unit.</summary>
internal static class Amounts
{
    /// <summary>The number of units.</summary>
    public const int Width = 4;

    /// <summary>The units in order.</summary>
    public static readonly SizeUnit[] Units = [SizeUnit.Documents, SizeUnit.Bytes, SizeUnit.Characters, SizeUnit.Tokens];

    /// <summary>Writes the amounts of a document in the order of <see cref="SizeUnit"/>.</summary>
    public static void Of(Document document, Span<long> amounts)
    {
        ref readonly var facts = ref document.Facts;
        (amounts[0], amounts[1], amounts[2]) = (1, facts.Bytes, facts.Characters);
        amounts[3] = Utf8Parser.TryParse(document.Value(Role.Tokens), out long tokens, out _) && tokens > 0 ? tokens : 0;
    }

    /// <summary>Adds amounts to sums.</summary>
    public static void Add(Span<long> sums, ReadOnlySpan<long> amounts, long sign = 1)
    {
        for (var i = 0; i < Width; i++) sums[i] += sign * amounts[i];
    }

    /// <summary>The name of a unit as ids and tables spell it.</summary>
    public static string Name(this SizeUnit unit) => unit switch
    {
        SizeUnit.Bytes => "bytes",
        SizeUnit.Characters => "characters",
        SizeUnit.Tokens => "tokens",
        _ => "documents",
    };
}
