using System.CommandLine;
using BiasAudit.Policies;

namespace BiasAudit.Cli.Commands;

/// <summary>Makes, checks and prints policies; it never needs a corpus.</summary>
internal sealed class PolicyCommand : Command
{
    public PolicyCommand() : base("policy", "Make, check and print policies.")
    {
        Add(new InitCommand());
        Add(new CheckCommand());
        Add(new ShowCommand());
        Add(new PrintCommand("list", "List the presets.", () => Preset.Names.Select(name => $"preset:{name,-22} {PolicyResolver.Load(Preset.Prefix + name).Policy.Description}")));
        Add(new PrintCommand("measures", "List what a rule can name: numbers with their units, and the columns of tables.", () =>
            MeasureIndex.Known.Ids.Select(id => $"{id} ({MeasureIndex.Known.UnitOf(id)})").Concat(MeasureIndex.Known.TableColumns.Select(column => $"{column} (table, with 'by')"))));
        Add(new PrintCommand("schema", "Print the JSON Schema of policy files.", () => [PolicySchema.Text.TrimEnd()]));
    }

    private sealed class InitCommand : Verb
    {
        private readonly Option<string> _preset = new("--preset") { Description = "The preset to start from.", HelpName = "name", DefaultValueFactory = _ => "web-pretraining" };
        private readonly Option<string> _output = new("--output", "-o") { Description = "The file to write.", HelpName = "file", DefaultValueFactory = _ => "biasaudit.yml" };

        public InitCommand() : base("init", "Write a policy to edit; an existing file is never overwritten.")
        {
            _preset.AcceptOnlyFromAmong([.. Preset.Names]);
            Add(_preset);
            Add(_output);
        }

        protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
        {
            var file = parsed.GetRequiredValue(_output);
            if (File.Exists(file)) throw new AuditException("BA1007", "the file is there already", file, "Edit it, or write another with --output.");
            var text = Preset.Text(parsed.GetRequiredValue(_preset))!;
            OutputFile.Write(file, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
            if (!terminal.IsQuiet) Console.Error.WriteLine($"Wrote {file}. Edit a limit, then: biasaudit audit INPUT -o DIR --policy {file}");
            return ExitCode.Pass;
        }
    }

    private sealed class CheckCommand : Verb
    {
        private readonly Argument<string> _file = new("file") { Description = "The policy file." };
        private readonly Option<string?> _asOf = JudgingOptions.AsOf();

        public CheckCommand() : base("check", "List everything wrong with a policy.")
        {
            Add(_file);
            Add(_asOf);
        }

        protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
        {
            var policy = PolicyResolver.Check(parsed.GetRequiredValue(_file), JudgingOptions.Day(parsed.GetValue(_asOf)));
            if (!terminal.IsQuiet) Console.Out.WriteLine($"{policy.Name}: {policy.Policy.Rules.Length} rules, {policy.Policy.Waivers.Length} waivers, nothing wrong");
            return ExitCode.Pass;
        }
    }

    private sealed class ShowCommand : Verb
    {
        private readonly Argument<string> _file = new("file") { Description = "The policy: a file or preset:NAME." };
        private readonly Option<bool> _resolved = new("--resolved") { Description = "Print what the policy means with all it extends." };

        public ShowCommand() : base("show", "Print a policy.")
        {
            Add(_file);
            Add(_resolved);
        }

        protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
        {
            var file = parsed.GetRequiredValue(_file);
            var policy = PolicyResolver.Load(file);
            var isPreset = file.StartsWith(Preset.Prefix, StringComparison.Ordinal);
            Console.Out.Write(parsed.GetValue(_resolved) ? policy.Yaml : isPreset ? Preset.Text(file[Preset.Prefix.Length..]) : File.ReadAllText(file));
            return ExitCode.Pass;
        }
    }

    private sealed class PrintCommand(string name, string description, Func<IEnumerable<string>> lines) : Verb(name, description)
    {
        protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
        {
            foreach (var line in lines()) Console.Out.WriteLine(line);
            return ExitCode.Pass;
        }
    }
}
