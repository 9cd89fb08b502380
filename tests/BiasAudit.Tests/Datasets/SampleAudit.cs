using BiasAudit.Measuring;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Datasets;

/// <summary>The audit of the sample corpus, made once for all tests that read it.</summary>
internal static class SampleAudit
{
    private static readonly Lazy<AuditResult> Audited = new(() => Audit.Run([Folder]));

    public static string Folder => Path.Combine(SharedData.Root, "datasets", "sample");

    public static AuditResult Result => Audited.Value;
}
