namespace BiasAudit.Cli;

/// <summary>What the exit code of the command says; a pipeline may rely on it.</summary>
internal static class ExitCode
{
    public const int Pass = 0;
    public const int UnexpectedError = 1;
    public const int GateFailed = 2;
    public const int Undecided = 3;
    public const int InvalidPolicy = 4;
    public const int BadCommandLine = 5;
    public const int NothingMeasured = 6;
    public const int Canceled = 130;

    /// <summary>The exit code of a failure, told by the family of its code.</summary>
    public static int Of(AuditException failure) => failure.Code[..3] switch
    {
        "BA1" => BadCommandLine,
        "BA2" or "BA4" => InvalidPolicy,
        "BA3" => NothingMeasured,
        _ => UnexpectedError,
    };
}
