using BiasAudit.Measuring;

namespace BiasAudit.Sections.Quality;

/// <summary>Takes the first and last lines of a sampled document: boilerplate stands at its ends.</summary>
/// <param name="fromEnd">Lines from each end.</param>
/// <param name="evidence">Whether the beginnings of the lines are kept.</param>
internal sealed class EndLines(int fromEnd, bool evidence)
{
    /// <summary>Units of a line that are kept for its snippet: enough for the mask to see whole words.</summary>
    private const int LongestBeginning = 160;

    /// <summary>Characters that make a line long enough to tell: UTF-16 units in Latin, half as many in Han.</summary>
    private const int ShortestLine = 20;

    private readonly HashSet<ulong> _met = [];

    /// <summary>The lines of a document, each once.</summary>
    public SampledLine[] Of(Document document)
    {
        _met.Clear();
        var lines = new List<SampledLine>();
        var all = document.Scan.TrimmedLines;
        var shortest = document.Facts.Han * 2 > document.Facts.Letters ? ShortestLine / 2 : ShortestLine;
        for (var i = 0; i < all.Length; i++)
        {
            if (i == fromEnd && all.Length > 2 * fromEnd) i = all.Length - fromEnd;
            if (all[i].Extent.Length < shortest || !_met.Add(all[i].Hash)) continue;
            var line = all[i].Extent.Of(document.Text);
            lines.Add(new(all[i].Hash, evidence ? new string(line[..Math.Min(line.Length, LongestBeginning)]) : "", IsMasked: false));
        }
        return [.. lines];
    }
}
