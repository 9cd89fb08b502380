using BiasAudit.Measuring;

namespace BiasAudit.Sections.Composition;

/// <summary>What was audited: the ledger, sizes and lengths, columns and files.</summary>
public static class CompositionSection
{
    /// <summary>Defines the section.</summary>
    public static Section Define() => new Section("composition", "Composition", "What was audited, and was every row accounted for?", Conclude)
        .Needs(Detections.None)
        .With<Sizes>()
        .With<Lengths>()
        .With<Tokens>();

    private static void Conclude(Profile profile, SectionResult result)
    {
        LedgerView.Conclude(profile, result);
        SizesView.Conclude(profile, result);
        ColumnsView.Conclude(profile, result);
    }
}
