using System.Globalization;

namespace BiasAudit.Reporting.Html;

/// <summary>How to get the same report again: the only part of the page that may differ between runs.</summary>
internal static class ReproductionChapter
{
    private const int MostShards = 50;

    public static void Write(Page page)
    {
        var html = page.Html;
        using (html.Open("section", ("id", "reproduction")))
        {
            html.Element("h2", "Reproduction");
            html.Element("p", "How is the same result reached again?", ("class", "question"));
            using (html.Open("dl", ("class", "facts")))
                foreach (var (term, text) in Facts(page))
                {
                    html.Element("dt", term);
                    using (html.Open("dd")) html.Element("code", text);
                }
            WriteShards(page);
        }
        html.Line();
    }

    private static IEnumerable<(string Term, string Text)> Facts(Page page)
    {
        if (page.Result.Judgement is { } judgement) yield return ("policy", $"{judgement.File}, SHA-256 {judgement.Sha256}");
        if (page.Result.Reproduction is not { } reproduction) yield break;
        yield return ("tool", reproduction.Tool);
        yield return ("platform", reproduction.Platform);
        if (reproduction.Command is { } command) yield return ("command", command);
        if (reproduction.Started is { } started) yield return ("started", started.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (reproduction.Seconds is { } seconds) yield return ("seconds", NumberText.Significant(seconds));
        foreach (var (name, value) in reproduction.Options) yield return (name, value);
    }

    private static void WriteShards(Page page)
    {
        var shards = page.Result.Shards;
        if (!page.Budget.TakesTable(page.Html.Length, Math.Min(shards.Length, MostShards) * 250)) return;
        using (page.Html.Open("div", ("class", "scroll")))
        using (page.Html.Open("table"))
        {
            page.Html.Element("caption", "Files");
            Blocks.WriteHeadings(page, [("File", false), ("Rows", true), ("Bytes", true), ("SHA-256", false)]);
            using (page.Html.Open("tbody"))
                foreach (var account in shards.Take(MostShards))
                    using (page.Html.Open("tr"))
                    {
                        page.Html.Element("td", account.Shard.Path, ("class", "text"), ("dir", "auto"));
                        page.Html.Element("td", NumberText.Count(account.Ledger.Read), ("class", "n"));
                        page.Html.Element("td", NumberText.Bytes(account.Shard.Bytes), ("class", "n"));
                        using (page.Html.Open("td")) page.Html.Element("code", account.Sha256 ?? "not computed");
                    }
        }
        if (shards.Length > MostShards)
            page.Html.Element("p", $"{NumberText.Count(shards.Length - MostShards)} more files are in audit.json.", ("class", "more"));
    }
}
