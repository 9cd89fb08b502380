using System.Collections.Frozen;
using System.Collections.Immutable;
using BiasAudit.Text;

namespace BiasAudit.Models.Languages;

/// <summary>The languages that the model does not tell apart: a group counts as one, and the split inside it is marked uncertain.</summary>
public sealed class LanguageGroups
{
    private static readonly ImmutableArray<(string Name, string Reason, string[] Members)> Rows = [.. Read()];
    private static readonly FrozenDictionary<string, string> Names = Rows
        .SelectMany(row => row.Members.Select(member => (member, row.Name)))
        .ToFrozenDictionary(pair => pair.member, pair => pair.Name, StringComparer.Ordinal);

    private readonly int[] _ofLabel;
    private readonly int[][] _members;

    private LanguageGroups(ImmutableArray<string> codes)
    {
        var names = codes.Select(NameOf).Distinct(StringComparer.Ordinal).ToArray();
        _ofLabel = [.. codes.Select(code => Array.IndexOf(names, NameOf(code)))];
        _members = [.. names.Select((_, group) => Enumerable.Range(0, codes.Length).Where(label => _ofLabel[label] == group).ToArray())];
    }

    /// <summary>Groups and single languages together.</summary>
    internal int Count => _members.Length;

    /// <summary>The group of a label, or a number of its own.</summary>
    internal int this[int label] => _ofLabel[label];

    /// <summary>The labels of a group.</summary>
    internal ReadOnlySpan<int> Members(int group) => _members[group];

    /// <summary>The groups: name, why, members.</summary>
    public static ImmutableArray<(string Name, string Reason, string[] Members)> All => Rows;

    /// <summary>The name of the group that a language belongs to, such as <c>bs/hr/sr/sh</c>; the code itself when it stands alone.</summary>
    public static string NameOf(string code) => Names.GetValueOrDefault(code, code);

    internal static LanguageGroups Of(ImmutableArray<string> codes) => new(codes);

    // A name shows the members that the default model can answer; the others are written in the list.
    private static IEnumerable<(string, string, string[])> Read() =>
        from line in EmbeddedFile.Lines("Models/Languages/groups.tsv")
        let fields = line.Split('\t')
        let members = fields[0].Split(' ')
        select (string.Join('/', members.Take(4)), fields[1], members);
}
