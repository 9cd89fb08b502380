using BiasAudit.Cli;

namespace BiasAudit.Tests.Cli;

/// <summary>Runs the command inside the test's process, where what is tested is what it says and not that it is a process.</summary>
/// <remarks>The console and the environment are the process's own: only tests of <see cref="ConsoleTests"/> may use it.</remarks>
internal static class InProcess
{
    private static readonly string[] Ambient = ["NO_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TF_BUILD", "SOURCE_DATE_EPOCH"];

    public static Run Of(string folder, params string[] arguments) => Of(folder, [], arguments);

    public static Run Of(string folder, (string Name, string Value)[] environment, params string[] arguments)
    {
        var (before, output, error) = (Directory.GetCurrentDirectory(), Console.Out, Console.Error);
        var saved = Ambient.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        using StringWriter results = new(), messages = new();
        try
        {
            foreach (var name in Ambient) Environment.SetEnvironmentVariable(name, null);
            foreach (var (name, value) in environment) Environment.SetEnvironmentVariable(name, value);
            Directory.SetCurrentDirectory(folder);
            Console.SetOut(results);
            Console.SetError(messages);
            var code = CommandLine.RunAsync(arguments).GetAwaiter().GetResult();
            return new(code, results.ToString(), messages.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            Directory.SetCurrentDirectory(before);
            foreach (var (name, value) in saved) Environment.SetEnvironmentVariable(name, value);
        }
    }
}

/// <summary>Tests that own the console, the folder and the environment of the process while they run.</summary>
[CollectionDefinition(nameof(ConsoleTests), DisableParallelization = true)]
public sealed class ConsoleTests;
