using System.Diagnostics;
using System.Globalization;

namespace BiasAudit.Sections.Topics;

/// <summary>Tries numbers of themes, keeps the most coherent model, and tries other seeds, within a budget of time.</summary>
internal sealed class ThemeSearch
{
    private static readonly int[] Candidates = [8, 12, 16, 24];
    private static readonly int[] OtherSeeds = [2, 3];
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Action<string>? _told;
    private int _runs;

    public ThemeSearch(ThemeTerms terms, Action<string>? told)
    {
        _told = told;
        ThemeModel? best = null;
        foreach (var count in Candidates)
            if (Find(terms, count, 1) is { } model)
            {
                Tried.Add(count);
                if (best is null || model.MeanCoherence > best.MeanCoherence) best = model;
            }
        Best = best!;
        foreach (var seed in OtherSeeds)
            if (Find(terms, Best.Terms.Length, seed) is { } other) Stability.Add(Best.Likeness(other));
    }

    /// <summary>The model with the highest mean coherence.</summary>
    public ThemeModel Best { get; }

    /// <summary>The numbers of themes that there was time for.</summary>
    public List<int> Tried { get; } = [];

    /// <summary>For each other seed that there was time for, how alike its themes are.</summary>
    public List<double> Stability { get; } = [];

    // Runs take about as long as each other, so the next one is begun only when it should end in time; the first always is.
    private ThemeModel? Find(ThemeTerms terms, int themes, int seed)
    {
        if (_runs > 0 && _clock.Elapsed * (_runs + 2) / _runs >= Budget) return null;
        _told?.Invoke(string.Create(CultureInfo.InvariantCulture, $"Themes: run {_runs + 1} of {Candidates.Length + OtherSeeds.Length}, {themes} themes, {_clock.Elapsed.TotalSeconds:0} of at most {Budget.TotalSeconds:0} seconds"));
        _runs++;
        return ThemeModel.Find(terms, themes, seed);
    }
}
