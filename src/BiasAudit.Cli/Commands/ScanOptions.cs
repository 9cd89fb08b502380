using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.References;

namespace BiasAudit.Cli.Commands;

/// <summary>The options of every verb that reads a corpus: a line each.</summary>
internal sealed partial class ScanOptions
{
    private readonly List<(Option Option, Func<AuditOptions, ParseResult, AuditOptions> Apply)> _all = [];

    /// <summary>Adds the inputs and the options to a verb.</summary>
    public ScanOptions(Command verb)
    {
        verb.Add(Inputs);
        Add<string>("--sections", "names", "Measure these sections only, such as composition,provenance.", (o, names) => o with { Sections = [.. names.Split(',', StringSplitOptions.TrimEntries)] }, AllSections);
        Add<int>("--threads", "N", "How many workers scan; changes no number.", (o, n) => o with { Threads = n }, AtLeastOne);
        Add<bool>("--no-evidence", null, "Keep no row address and no snippet.", (o, off) => o with { Evidence = !off });
        Add<bool>("--no-hashes", null, "Do not compute the SHA-256 of the files.", (o, off) => o with { Corpus = o.Corpus with { HashShards = !off } });
        Add<string>("--sample", "N|P%", "Measure about N rows or a share of them, chosen by hash.", (o, sample) => o with { Sample = Sampling.Parse(sample) });
        Add<ulong>("--seed", "N", "The seed of every sketch and sample.", (o, seed) => o with { Seed = seed });
        Add<string>("--registry", "file", "Publishers (CSV) that add to the built-in registry.", (o, file) => o with { Registry = file });
        _all.Add((AsOf, (o, parsed) => parsed.GetValue(AsOf) is { } text ? o with { AsOf = JudgingOptions.Day(text)!.Value } : o));
        Add<string>("--language-model", "file", "A fastText file that identifies languages, in place of lid.176.", (o, file) => o with { LanguageModel = file });
        Add<string>("--language-reference", "name", "Compare languages with cldr-48-users (people) or common-crawl-2026-04 (pages).", (o, name) => o with { LanguageReference = LanguageShares.Named(name).Name });
        Add<string>("--language-target", "file", "Target shares of languages, a line each: code TAB share.", (o, file) => o with { LanguageTarget = file });
        Add<string[]>("--classifier", "name=file", "Measure the labels of a fastText file by language and by source; may be given again.", (o, files) => o with { Classifiers = o.Classifiers.SetItems(files.Select(Named)) }, AllNamed);
        Add<string[]>("--lexicon", "name=file", "Count the terms of a list, one a line; may be given again.", (o, files) => o with { Lexicons = o.Lexicons.SetItems(files.Select(Named)) }, AllNamed);
        Add<string>("--topics", "file", "Topics and seed terms (YAML) in place of the built-in taxonomy.", (o, file) => o with { TopicsFile = file });
        Add<string>("--topic-reference", "file", "Compare topics with this: lines of 'topic<TAB>share', or an earlier audit (audit.json or its folder), in place of WebOrganizer's sample.", (o, file) => o with { TopicReference = file });
        Add<bool>("--adapt-topics", null, "Adapt the topic classifier to this corpus; releases are then not comparable.", (o, adapt) => o with { AdaptTopics = adapt });
        Add<bool>("--themes", null, "Compute exploratory themes on a sample.", (o, themes) => o with { Themes = themes });
        Add<int>("--duplication-capacity", "N", "How many documents duplicates are found among exactly.", (o, n) => o with { DuplicationCapacity = n }, AtLeastOne);
        Add<int>("--source-capacity", "N", "How many hosts are counted exactly; beyond it they are estimated with an interval.", (o, n) => o with { SourceCapacity = n }, AtLeastOne);
        Add<string>("--signals", "folder", "Write one Parquet file a shard there: what was found in every row.", (o, folder) => o with { Signals = folder });
        foreach (var role in Enum.GetValues<Role>())
            Add<string>($"--{Name(role)}", "column", $"The column of the {Describe(role)}, by dotted path.", (o, column) => o with
            {
                Corpus = o.Corpus with { Columns = o.Corpus.Columns.SetItem(role, column) },
            });
        foreach (var (option, _) in _all) verb.Add(option);
    }

    public Argument<string[]> Inputs { get; } = new("input")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Files, folders or globs of .parquet, .jsonl, .jsonl.gz, .jsonl.zst.",
    };

    /// <summary>The day after which a date lies in the future; <c>audit</c> judges waivers for it too.</summary>
    public Option<string?> AsOf { get; } = new("--as-of")
    {
        Description = $"The day, YYYY-MM-DD, after which a date lies in the future (default {new AuditOptions().AsOf:yyyy-MM-dd}, never the clock) and that waivers are judged for.",
        HelpName = "date",
    };

    /// <summary>The options of an audit as the command line gives them.</summary>
    public AuditOptions Read(ParseResult parsed) =>
        _all.Aggregate(new AuditOptions(), (options, one) => one.Apply(options, parsed));

    /// <summary>The command that repeats the audit: its inputs and the options that decide numbers.</summary>
    public string CommandOf(ParseResult parsed, string verb)
    {
        var given = _all.Where(one => one.Option.Name != "--threads").Select(one => parsed.GetResult(one.Option)).OfType<OptionResult>().Where(result => !result.Implicit)
            .Select(result => string.Join(' ', result.Tokens.Select(token => ShellText.Quote(token.Value)).Prepend(result.Option.Name)));
        return string.Join(' ', given.Prepend(string.Join(' ', parsed.GetRequiredValue(Inputs).Select(ShellText.Quote))).Prepend("biasaudit " + verb));
    }

    private void Add<T>(string name, string? value, string description, Func<AuditOptions, T, AuditOptions> apply, Func<T, string?>? check = null)
    {
        var option = new Option<T>(name) { Description = description, HelpName = value };
        if (check is not null) option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValue(option) is not { } given || check(given) is not { } complaint) return;
            result.AddError($"{name} {complaint}");
        });
        _all.Add((option, (options, parsed) => parsed.GetResult(option) is null or { Implicit: true } ? options : apply(options, parsed.GetValue(option)!)));
    }

    private static KeyValuePair<string, string> Named(string text) => text.Split('=', 2) is [var name, var file] ? new(name, file) : default;

    private static string? AllNamed(string[] given) => given.FirstOrDefault(text => !NamedFile().IsMatch(text)) is { } bad
        ? $"takes name=file with a name of a-z, 0-9 and '-', not '{bad}'" : null;

    private static string? AllSections(string given) => given.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(name => Catalog.Sections.All(section => section.Name != name)) is { } unknown
        ? $"has no '{unknown}'; there are {string.Join(", ", Catalog.Sections.Select(section => section.Name))}" : null;

    [GeneratedRegex("^[a-z0-9-]+=.")]
    private static partial Regex NamedFile();

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    private static string Describe(Role role) => role switch
    {
        Role.Url => "URL",
        Role.Tokens => "declared number of tokens",
        Role.Source or Role.License or Role.Topic or Role.Language => "declared " + Name(role),
        _ => Name(role),
    };

    private static string? AtLeastOne(int value) =>
        value >= 1 ? null : string.Create(CultureInfo.InvariantCulture, $"must be at least 1, not {value}");
}
