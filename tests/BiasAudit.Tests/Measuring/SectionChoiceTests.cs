using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Measuring;

/// <summary>An audit of some sections only: the same numbers, without what other sections would have cost.</summary>
public sealed class SectionChoiceTests
{
    private static readonly string[] Inputs = [Path.Combine(SharedData.Root, "datasets", "sample")];

    [Fact]
    public void A_chosen_section_has_the_numbers_that_the_whole_audit_gives_it_but_for_languages_that_nobody_detected()
    {
        var whole = Audit.Run(Inputs);
        var some = Audit.Run(Inputs, new() { Sections = ["provenance", "composition"] });
        Assert.Equal(["composition", "provenance"], some.Sections.Select(section => section.Name));
        var differing = some.Measures.Where(measure => whole.Measure(measure.Id) != measure).ToList();
        Assert.Equal(
            ["provenance.country-by-language.cramer-v", "provenance.kind-by-language.cramer-v", "provenance.domain-by-language.cramer-v"],
            differing.Select(measure => measure.Id));
        Assert.All(differing, measure => Assert.Equal((null, "No section that was asked for detects languages."), (measure.Value, measure.Reason)));
        Assert.All(some.Findings, finding => Assert.Contains(finding.Measure!.Split('.')[0], new[] { "composition", "provenance" }));
    }

    [Fact]
    public void Profiles_of_the_same_sections_merge_in_any_spelling_and_others_do_not()
    {
        var parts = new[] { "topics,composition", "composition,topics", "composition" }.Select((names, i) => Saved(Profiler.Scan(
            Corpus.Open(Inputs, new()), new() { Sections = [.. names.Split(',')], Part = new(i + 1, 3) }))).ToArray();
        parts[0].Merge(parts[1]);
        Assert.Equal("BA3040", Assert.Throws<AuditException>(() => parts[0].Merge(parts[2])).Code);
    }

    [Fact]
    public void A_name_that_is_no_section_is_an_error_that_lists_them()
    {
        var error = Assert.Throws<AuditException>(() => Audit.Run(Inputs, new() { Sections = ["provenence"] }));
        Assert.Equal("BA1022", error.Code);
        Assert.Contains("provenance", error.Remedy, StringComparison.Ordinal);
    }

    private static Profile Saved(Profile profile)
    {
        using var stream = new MemoryStream();
        profile.Save(stream);
        stream.Position = 0;
        return Profile.Load(stream, "part");
    }
}
