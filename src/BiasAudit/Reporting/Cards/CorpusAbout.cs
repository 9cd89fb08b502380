using System.Collections.Immutable;
using System.ComponentModel;
using BiasAudit.Policies;
using BiasAudit.Policies.Reading;

namespace BiasAudit.Reporting.Cards;

/// <summary>What an audit cannot know about a corpus and its maintainer must say: a small YAML file.</summary>
public sealed record CorpusAbout
{
    /// <summary>The name that readers see.</summary>
    [Description("The name that readers see; default: the name of the audit.")]
    public string? Name { get; init; }

    /// <summary>What the corpus is.</summary>
    [Description("What the corpus is, in a few sentences.")]
    public string? Description { get; init; }

    /// <summary>The license, an SPDX id or a URL.</summary>
    [Description("The license: an SPDX id such as CC-BY-4.0, or a URL.")]
    public string? License { get; init; }

    /// <summary>The page of the corpus.</summary>
    [Description("The URL of the page of the corpus.")]
    public string? Url { get; init; }

    /// <summary>Who made it.</summary>
    [Description("Who made it.")]
    public string? Creator { get; init; }

    /// <summary>The day of the release.</summary>
    [Description("The day of the release, YYYY-MM-DD.")]
    public DateOnly? DatePublished { get; init; }

    /// <summary>The version of the release.</summary>
    [Description("The version of the release, MAJOR.MINOR.PATCH.")]
    public string? Version { get; init; }

    /// <summary>How it was collected.</summary>
    [Description("How it was collected.")]
    public string? Collection { get; init; }

    /// <summary>The kinds of collection, in the words of Croissant RAI.</summary>
    [Description("The kinds of collection, such as Web Scraping or User-generated content data.")]
    public ImmutableArray<PlacedText> CollectionTypes { get; init; } = [];

    /// <summary>What it is for.</summary>
    [Description("What it is for.")]
    public ImmutableArray<PlacedText> UseCases { get; init; } = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="PolicyException">The file is missing or wrong.</exception>
    public static CorpusAbout Load(string file)
    {
        var problems = new List<PolicyProblem>();
        try
        {
            var about = new PolicyYaml(file, problems).Read<CorpusAbout>(File.ReadAllText(file));
            return problems.Count == 0 ? about : throw new PolicyException(problems);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PolicyException([new("BA2009", new(file, 1, 1), $"cannot read what is about the corpus: {error.Message}", "Give a YAML file with --about.")]);
        }
    }

    /// <summary>The license as the URL that Croissant wants.</summary>
    internal string? LicenseUrl => License is null || License.Contains("://", StringComparison.Ordinal) ? License : $"https://spdx.org/licenses/{Uri.EscapeDataString(License)}.html";
}
