using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Policies;

public sealed class MeasureIndexTests
{
    [Fact]
    public void The_stored_list_names_what_an_audit_without_documents_holds()
    {
        var stored = Path.Combine(SharedData.Root, "src", "BiasAudit", "Policies", "known.tsv");
        var lines = string.Join('\n', new MeasureIndex(Audit.Measure(Profile.Empty(new()), "nothing")).Lines()) + "\n";
        const string head = "# What a rule can name whatever the corpus: numbers with their units, then tables with their columns.\n"
            + "# Written by MeasureIndexTests with BIASAUDIT_APPROVE=1.\n";
        if (Environment.GetEnvironmentVariable("BIASAUDIT_APPROVE") == "1") File.WriteAllText(stored, head + lines);
        Assert.Equal(head + lines, File.ReadAllText(stored).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Wrong_keys_and_unknown_measures_are_told_at_once()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("policy.yml", """
            version: 1
            rules:
              - id: one
                measure: nothing.of.the-kind
                error: { max: 0.5 }
                colour: red
            """);
        var error = Assert.Throws<PolicyException>(() => PolicyResolver.Check(file, null));
        Assert.Equal(["BA2002", "BA2003"], error.Problems.Select(problem => problem.Code).Order());
    }
}
