using System.Collections.Immutable;

namespace BiasAudit.Corpora.Roles;

/// <summary>Chooses the column of every role from names, types and a look at the values, and says why.</summary>
internal static class RoleDetection
{
    private static readonly Role[] ByName =
        [Role.Url, Role.Source, Role.Language, Role.Date, Role.License, Role.Topic, Role.Id, Role.Tokens];

    /// <summary>The roles of a shard's columns; a role that the user gave is not detected.</summary>
    public static ImmutableArray<RoleChoice> Detect(IReadOnlyList<ColumnLook> columns, ImmutableDictionary<Role, string> given)
    {
        var chosen = new SortedDictionary<Role, RoleChoice>();
        foreach (var (role, column) in given) chosen[role] = new(role, column, "Given by the user.");
        if (!chosen.ContainsKey(Role.Text) && ChooseText(columns) is { } text) chosen[Role.Text] = text;
        foreach (var role in ByName)
            if (!chosen.ContainsKey(role) && Choose(role, Free(columns, chosen)) is { } choice) chosen[role] = choice;
        if (!chosen.ContainsKey(Role.Url) && ChooseByAddresses(Free(columns, chosen)) is { } url) chosen[Role.Url] = url;
        return [.. chosen.Values];
    }

    private static List<ColumnLook> Free(IReadOnlyList<ColumnLook> columns, SortedDictionary<Role, RoleChoice> chosen) =>
        [.. columns.Where(column => chosen.Values.All(choice => choice.Column != column.Path))];

    private static RoleChoice? ChooseText(IReadOnlyList<ColumnLook> columns)
    {
        foreach (var name in KnownNames.Of(Role.Text))
            if (columns.FirstOrDefault(c => c.Kind == ColumnKind.Text && c.Path.Equals(name.Name, StringComparison.OrdinalIgnoreCase)) is { } column)
                return new(Role.Text, column.Path, $"Its name, as in {name.Corpora}; {Length(column)}.");
        var longest = columns.Where(c => c.Kind == ColumnKind.Text).OrderByDescending(c => c.AverageLength).ThenBy(c => c.Path, StringComparer.Ordinal).FirstOrDefault();
        if (longest is null) return null;
        return new(Role.Text, longest.Path, longest.Values.Count == 0
            ? "The only kind of column that can hold text."
            : $"The longest of the text columns; {Length(longest)}.");
    }

    private static RoleChoice? Choose(Role role, List<ColumnLook> columns)
    {
        foreach (var name in KnownNames.Of(role))
        {
            var matches = columns.Where(c => name.Matches(c.Path) && Suits(role, c)).OrderBy(c => c.Path.Count(ch => ch == '.')).ToList();
            if (matches is [var column, ..]) return new(role, column.Path, $"Its name, as in {name.Corpora}{Evidence(role, column)}.");
        }
        return null;
    }

    /// <summary>A column without a telling name that holds web addresses.</summary>
    private static RoleChoice? ChooseByAddresses(List<ColumnLook> columns) =>
        columns.FirstOrDefault(c => c.Kind == ColumnKind.Text && c.Values.Count > 0 && c.Share(ValueTests.IsAddress) >= 0.9) is { } column
            ? new(Role.Url, column.Path, $"Its values: {Part(column, ValueTests.IsAddress)} are web addresses.")
            : null;

    /// <summary>Whether the kind and the values of a column let it play a role; a column without values is judged by its kind.</summary>
    private static bool Suits(Role role, ColumnLook column) => role switch
    {
        Role.Tokens => column.Kind is ColumnKind.Integer,
        Role.Date => column.Kind is ColumnKind.Date or ColumnKind.Integer
            || (column.Kind is ColumnKind.Text && (column.Values.Count == 0 || column.Share(ValueTests.IsDate) >= 0.5)),
        Role.Id => column.Kind is ColumnKind.Text or ColumnKind.Integer,
        // A number is a class index or a score, not a name.
        Role.Topic or Role.License or Role.Source => column.Kind is ColumnKind.Text && column.AverageLength <= 200,
        Role.Language => column.Kind is ColumnKind.Text && column.AverageLength <= 40,
        _ => column.Kind is ColumnKind.Text && column.AverageLength <= 4000,
    };

    private static string Evidence(Role role, ColumnLook column) => role switch
    {
        _ when column.Values.Count == 0 => $", and its type {column.Type}",
        Role.Url => $"; {Part(column, ValueTests.IsAddress)} are web addresses",
        Role.Date => $"; {Part(column, ValueTests.IsDate)} are dates",
        Role.Language => $"; {Part(column, ValueTests.IsLanguage)} are language codes",
        Role.Id => $"; {column.Values.Distinct(StringComparer.Ordinal).Count()} of {column.Values.Count} values looked at differ",
        _ => $", and its type {column.Type}",
    };

    private static string Part(ColumnLook column, Func<string, bool> test) =>
        $"{column.Values.Count(test)} of {column.Values.Count} values looked at";

    private static string Length(ColumnLook column) => column.Values.Count == 0
        ? $"its type is {column.Type}"
        : $"{column.AverageLength:F0} characters on average in {column.Values.Count} values looked at";
}
