namespace BiasAudit.Text;

/// <summary>Has the runtime report a gzip stream that breaks off; otherwise it looks complete, and the rows behind the break are lost without a word.</summary>
internal static class StrictCompression
{
    private const string Switch = "System.IO.Compression.UseStrictValidation";

    /// <summary>Asks for it, unless the host of this library decided.</summary>
    /// <remarks>The runtime looks at the switch once, when a process first inflates something: so whatever inflates, and whatever comes before, asks.</remarks>
    public static void Require()
    {
        if (!AppContext.TryGetSwitch(Switch, out _)) AppContext.SetSwitch(Switch, true);
    }
}
