using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Sections.Quality.Lexicons;

namespace BiasAudit.Sections.Quality;

/// <summary>How clean the text is, under rules that say whose they are; encoding damage; traces of machines and censors.</summary>
public static class QualitySection
{
    /// <summary>Defines the section.</summary>
    public static Section Define() => new Section("quality", "Quality", "How clean is the text, and what would which rules remove from whom?", Conclude)
        .With<RuleFailures>()
        .With<SignalQuantiles>()
        .With<EncodingDamage>()
        .With<MachineTraces>()
        .With<BoilerplateLines>()
        .With<SourceLines>()
        .With<LexiconHits>();

    private static void Conclude(Profile profile, SectionResult result)
    {
        var failures = profile.State<RuleFailures>();
        RuleResults.Add(failures, profile, result);
        RuleBreakdown.Add(failures, result);
        RemovalResults.Add(failures, result);
        SignalResults.Add(profile.State<SignalQuantiles>(), result);
        var damage = profile.State<EncodingDamage>().Counts;
        new KindResults<DamageKind>("damage", "Encoding damage and leftovers", damage, Enum.GetValues<DamageKind>()).Add(profile, result);
        var traces = profile.State<MachineTraces>();
        new KindResults<PhraseKind>("traces", "Traces of machines, errors and censors", traces.Counts, Enum.GetValues<PhraseKind>()[..MachineTraces.Kinds]).Add(profile, result);
        PhraseResults.Add(traces, result);
        BoilerplateResults.Add(profile.State<BoilerplateLines>(), result);
        SourceLineResults.Add(profile.State<SourceLines>(), result);
        LexiconResults.Add(profile.State<LexiconHits>(), profile, result);
        result.Show(new Sentence(
            "A rule that fails is no proof of bad text: the rules were tuned on English web pages of certain years, several of them disagree under one name, and none of them reads. A phrase shows that it was written, not who wrote it: pages about language models, templates or censorship hold the same words.",
            SentenceRole.Limit));
    }
}
