using System.Text.RegularExpressions;
using BiasAudit.Reporting;
using BiasAudit.Tests.Datasets;

namespace BiasAudit.Tests.House;

/// <summary>What an audit prints can be looked up: <c>explain</c> answers with a paragraph of its own and never with a whole chapter.</summary>
public sealed partial class ExplainedTests
{
    private const int ShortestDefinition = 30, LongestDefinition = 3000;

    [Fact]
    public void Every_measure_and_table_of_the_sample_audit_has_a_paragraph_of_its_own()
    {
        var result = SampleAudit.Result;
        var ids = result.Sections.SelectMany(section => section.Measures.Select(measure => measure.Id).Concat(section.Tables.Select(table => table.Name))).ToList();
        Assert.True(ids.Count > 300);
        Assert.DoesNotContain(ids, id => !IsExplained(id));
    }

    [Fact]
    public void So_has_every_id_that_a_section_adds_only_to_some_corpora()
    {
        var ids = SourceFiles.CSharp("src").Where(file => file.Contains("Sections", StringComparison.Ordinal))
            .SelectMany(file => AddedId().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value + match.Groups[2].Value)).Distinct().ToList();
        Assert.True(ids.Count > 80);
        Assert.Contains("composition.errors", ids);
        Assert.DoesNotContain(ids, id => !IsExplained(id));
    }

    [Fact]
    public void No_definition_is_empty_and_none_defines_what_another_does()
    {
        Assert.Empty(Definitions.All.Where(definition => definition.Text.Length < ShortestDefinition).Select(definition => definition.Names[0]));
        var names = Definitions.All.SelectMany(definition => definition.Names).ToList();
        Assert.Empty(names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    private static bool IsExplained(string id) => Definitions.Of(id)?.Text.Length is >= ShortestDefinition and <= LongestDefinition;

    [GeneratedRegex("""(?:Add|AddShare|AddRepeats|AddSpread|AddTable|AddCross|NotMeasurable)\((?:result, )?"([a-z]+\.[a-z0-9.-]+)"|Id = "([a-z]+\.[a-z0-9.-]+)",""")]
    private static partial Regex AddedId();
}
