using System.Text.Json.Nodes;
using BiasAudit.Policies;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Policies;

public sealed class PolicySchemaTests
{
    private static readonly JsonObject Schema = PolicySchema.Generate();

    [Fact]
    public void The_shipped_schema_is_the_generated_one()
    {
        var shipped = Path.Combine(SharedData.Root, "src", "BiasAudit", "Policies", "policy-1.schema.json");
        if (Environment.GetEnvironmentVariable("BIASAUDIT_APPROVE") == "1") File.WriteAllText(shipped, PolicySchema.Text);
        Assert.Equal(PolicySchema.Text, File.ReadAllText(shipped));
    }

    [Fact]
    public void Every_key_of_the_schema_is_read_and_no_other()
    {
        foreach (var (key, _) in Schema["properties"]!.AsObject())
            Assert.DoesNotContain(ProblemsOf($"{key}: 1"), problem => problem.Code == "BA2002");
        Assert.Contains(ProblemsOf("other: 1"), problem => problem.Code == "BA2002");
        foreach (var (key, _) in Schema["properties"]!["rules"]!["items"]!["properties"]!.AsObject())
            Assert.DoesNotContain(ProblemsOf($"rules: [{{ {key}: 1 }}]"), problem => problem.Code == "BA2002");
        Assert.Contains(ProblemsOf("rules: [{ other: 1 }]"), problem => problem.Code == "BA2002");
    }

    [Fact]
    public void Every_preset_keeps_the_schema()
    {
        foreach (var name in Preset.Names) Assert.Empty(SchemaCheck.Violations(PolicyResolver.Load(Preset.Prefix + name).Yaml, Schema));
    }

    [Theory]
    [InlineData("version: 1\nrules: [{ id: a, measure: b, error: { max: 5% } }]", true)]
    [InlineData("version: 1\nrules: [{ id: a, measure: b, error: { max: 0.05 }, where: { language: zh } }]", true)]
    [InlineData("version: 1\nrules: [{ id: a, measure: b, error: { max: five } }]", false)]
    [InlineData("version: 1\nrules: [{ id: a, measure: b, error: { maks: 5% } }]", false)]
    [InlineData("version: 1\nrules: [{ id: a, measure: b, error: { max: 5% }, against: yesterday }]", false)]
    [InlineData("version: 1\nrules: [{ id: a, measure: b, error: { max: 5% }, allowEmpty: perhaps }]", false)]
    [InlineData("version: 1\nrules: { id: a }", false)]
    public void Reader_and_schema_agree_on_what_is_well_formed(string yaml, bool wellFormed)
    {
        Assert.Equal(wellFormed, SchemaCheck.Violations(yaml, Schema).Count == 0);
        Assert.Equal(wellFormed, ProblemsOf(yaml).All(problem => problem.Code is not ("BA2002" or "BA2004")));
    }

    [Fact]
    public void The_defaults_that_the_schema_prints_are_the_ones_that_judge()
    {
        var evidence = Schema["properties"]!["evidence"]!["properties"]!;
        var result = Results.Of(Results.Drawn("made.bad.share", 139, 4000)).Judge("  - { id: a, measure: made.bad.share, error: { max: 4% } }").Only();
        Assert.Equal(0.95, evidence["confidence"]!["default"]!.GetValue<double>());
        Assert.Equal(0.95, result.Interval!.Level);
        Assert.Equal(180, Schema["properties"]!["gate"]!["properties"]!["maxWaiverDays"]!["default"]!.GetValue<int>());
    }

    private static System.Collections.Immutable.ImmutableArray<PolicyProblem> ProblemsOf(string yaml)
    {
        try
        {
            PolicyResolver.Parse(yaml);
            return [];
        }
        catch (PolicyException error)
        {
            return error.Problems;
        }
    }
}
