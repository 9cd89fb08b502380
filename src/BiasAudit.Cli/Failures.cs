using BiasAudit.Policies;
using BiasAudit.Reporting;

namespace BiasAudit.Cli;

/// <summary>Says on stderr what went wrong, where, and how to mend it, and gives the exit code.</summary>
internal static class Failures
{
    public static int Report(Exception failure, bool diagnostic)
    {
        var (code, error) = Read(Unwrap(failure));
        if (error is null)
        {
            Console.Error.WriteLine("Canceled: nothing was written.");
            return code;
        }
        if (error is PolicyException policy)
        {
            foreach (var problem in policy.Problems) Console.Error.WriteLine($"{OneLine($"{problem.Place}: error {problem.Code}: {problem.What}")}\n  {OneLine(problem.Remedy)}");
            return code;
        }
        Console.Error.WriteLine($"error {error.Code}: {OneLine(error.What)}");
        Console.Error.WriteLine($"  where: {OneLine(error.Where)}");
        Console.Error.WriteLine($"  mend:  {OneLine(error.Remedy)}");
        if (diagnostic) Console.Error.WriteLine(failure);
        return code;
    }

    private static (int Code, AuditException? Error) Read(Exception failure) => failure switch
    {
        OperationCanceledException => (ExitCode.Canceled, null),
        AuditException expected => (ExitCode.Of(expected), expected),
        _ => (ExitCode.UnexpectedError, new("BA9001", $"an unexpected {failure.GetType().Name}: {failure.Message}", "inside biasaudit",
            "Run again with --verbosity diag and report what it prints.", failure)),
    };

    /// <summary>Workers throw together: a cancellation wins, else the first that says how to mend it.</summary>
    private static Exception Unwrap(Exception failure)
    {
        if (failure is not AggregateException several) return failure;
        var all = several.Flatten().InnerExceptions;
        return all.FirstOrDefault(e => e is OperationCanceledException) ?? all.FirstOrDefault(e => e is AuditException) ?? all[0];
    }

    private static string OneLine(string text) => VisibleText.Of(text.ReplaceLineEndings(" "));
}
