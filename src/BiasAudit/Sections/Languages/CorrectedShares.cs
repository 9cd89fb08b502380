using BiasAudit.Measuring;
using BiasAudit.Models.Languages;
using BiasAudit.Reporting;
using BiasAudit.Statistics;
using BiasAudit.Text;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Languages;

/// <summary>Shares of language groups corrected by the measured confusions of the model, with the interval that its errors leave.</summary>
/// <remarks>
/// The correction knows the languages of the model alone and holds for texts of some sentences: documents in other languages are
/// mostly undetermined, and their leak into named ones is the last column of the accuracy table.
/// </remarks>
internal sealed class CorrectedShares
{
    private const int Replicates = 60;

    // Below this recall a handful of texts decides what a share is corrected to.
    private const double WeakRecall = 0.2;
    private const int WeakShown = 5;
    private static readonly (string True, string Detected, int Texts)[] Confusions =
    [
        .. EmbeddedFile.Lines("Models/Languages/confusions.tsv").Select(line => line.Split('\t')).Select(f => (f[0], f[1], int.Parse(f[2]))),
    ];

    private readonly string[] _groups;
    private readonly double[] _apparent;
    private readonly double[] _corrected;
    private readonly (double Low, double High)[] _limits;
    private readonly double[] _precision;
    private readonly long _documents;

    private CorrectedShares(string[] groups, double[] apparent, int[,] confusions, long documents, long unknown, ulong seed)
    {
        (_groups, _apparent, _documents) = (groups, apparent, documents);
        _corrected = Correct(apparent, Rates(confusions, _ => 0));
        _precision = Precision(_corrected, Rates(confusions, _ => 0));
        Recall = [.. Enumerable.Range(0, groups.Length).Select(i => RowSum(confusions, i) is var n && n == 0 ? double.NaN : (double)confusions[i, i] / n)];
        _limits = Limits(apparent, confusions, seed);
        for (var i = 0; i < groups.Length; i++)
            if (IsWeak(i)) _limits[i] = (Math.Min(_limits[i].Low, apparent[i] * documents / (documents + unknown)), Math.Max(_limits[i].High, (apparent[i] * documents + unknown) / (documents + unknown)));
    }

    /// <summary>The share of texts of each group that come back under it.</summary>
    public double[] Recall { get; }

    /// <summary>Whether the model finds so little of a group that its share is bounded by the undetermined documents instead: they may all, or none, be in it.</summary>
    private bool IsWeak(int group) => !(Recall[group] >= WeakRecall);

    /// <summary>The unweighted mean recall of the groups that the corpus has.</summary>
    public double MacroRecall => Recall.Length == 0 ? double.NaN : Recall.Average();

    /// <summary>The mean recall weighted by the corrected shares.</summary>
    public double MicroRecall => _corrected.Zip(Recall, (share, recall) => share * recall).Sum() / _corrected.Sum();

    public static CorrectedShares Of(LanguageCounts counts, ulong seed)
    {
        var documents = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 1; i < counts.Languages.Count; i++)
            if (counts[LanguageCounts.Sum.Documents][i] is > 0 and var own)
            {
                var group = LanguageGroups.NameOf(counts.Languages.Codes[i]);
                documents[group] = documents.GetValueOrDefault(group) + own;
            }
        string[] groups = [.. documents.Keys.Where(group => Confusions.Any(c => c.True == group))];
        var total = groups.Sum(group => documents[group]);
        var confusions = new int[groups.Length, groups.Length + 1];
        foreach (var (truth, detected, texts) in Confusions)
        {
            var (row, column) = (Array.IndexOf(groups, truth), Array.IndexOf(groups, detected));
            if (row >= 0) confusions[row, column < 0 ? groups.Length : column] += texts;
        }
        return new(groups, [.. groups.Select(group => LanguageTables.Ratio(documents[group], total))], confusions, total, counts[LanguageCounts.Sum.Documents][0], seed);
    }

    public void AddTo(SectionResult result)
    {
        var order = Enumerable.Range(0, _groups.Length).OrderByDescending(i => _corrected[i]).ThenBy(i => i).ToArray();
        result.Add("languages.corrected", new DataFrame(
            new StringDataFrameColumn("group", order.Select(i => _groups[i])),
            new DoubleDataFrameColumn("share", order.Select(i => _apparent[i])),
            new DoubleDataFrameColumn("corrected-share", order.Select(i => _corrected[i])),
            new DoubleDataFrameColumn("low", order.Select(i => _limits[i].Low)),
            new DoubleDataFrameColumn("high", order.Select(i => _limits[i].High)),
            new DoubleDataFrameColumn("recall", order.Select(i => Recall[i])),
            new DoubleDataFrameColumn("precision", order.Select(i => _precision[i])),
            new StringDataFrameColumn("limits", order.Select(i => IsWeak(i) ? "bounds: the model finds less than a fifth" : "labeling"))));
        if (_groups.Length == 0) return;
        var largest = order[0];
        result.Add(new()
        {
            Id = "languages.largest.corrected-share", Value = _corrected[largest], Unit = "share", Of = _documents, OfUnit = "documents with a named language",
            Interval = new(IntervalKind.Labeling, _limits[largest].Low, _limits[largest].High),
        });
        result.Add(new() { Id = "languages.model.macro-recall", Value = MacroRecall, Unit = "share", Of = _groups.Length, OfUnit = "language groups of the corpus" });
        result.Add(new() { Id = "languages.model.micro-recall", Value = MicroRecall, Unit = "share", Of = _documents, OfUnit = "documents" });
    }

    /// <summary>The table, or why there is none.</summary>
    public static void Show(CorrectedShares? corrected, AuditOptions options, SectionResult result)
    {
        if (corrected is null)
        {
            var reason = $"No confusions were measured for {Path.GetFileName(options.LanguageModel)}.";
            result.NotMeasurable("languages.largest.corrected-share", "share", reason);
            result.NotMeasurable("languages.model.macro-recall", "share", reason);
            result.NotMeasurable("languages.model.micro-recall", "share", reason);
            result.Show(new Sentence($"{reason} Shares are as detected, and are not corrected.", SentenceRole.Limit));
            return;
        }
        if (corrected._groups.Length == 0) return;
        result.Show(new Sentence($"The model finds {NumberText.Share(corrected.MacroRecall)} of the texts of a language of this corpus in the plain mean (macro) and {NumberText.Share(corrected.MicroRecall)} weighted by the corrected shares (micro), measured on texts of three sentences of SIB-200 (FLORES-200) that neither the model nor the calibration learned from; what it misses is mostly undetermined."));
        var weak = Enumerable.Range(0, corrected._groups.Length).Where(corrected.IsWeak).ToArray();
        if (weak.Length > 0)
            result.Show(new Sentence($"The model finds less than a fifth of the texts in {string.Join(", ", weak.Take(WeakShown).Select(i => corrected._groups[i]))}{(weak.Length > WeakShown ? $" and {weak.Length - WeakShown:N0} more" : "")}: no correction mends that, and their shares are bounded by the undetermined documents, which may all, or none, be in them.", SentenceRole.Limit));
        result.Show(new TableView("languages.corrected", "Shares among named documents, corrected for the model's confusions",
            [new("group", "Language or group"), new("share", "As detected", ColumnFormat.Share), new("corrected-share", "Corrected", ColumnFormat.Share), new("low", "Low", ColumnFormat.Share),
             new("high", "High", ColumnFormat.Share), new("limits", "Low and high leave open"), new("recall", "Measured recall", ColumnFormat.Share), new("precision", "Precision in this mix", ColumnFormat.Share)], Folded: true));
    }

    /// <summary>The share of documents named so that are so, at the corrected shares.</summary>
    private static double[] Precision(double[] shares, double[,] rates) =>
    [
        .. Enumerable.Range(0, shares.Length).Select(j =>
        {
            var named = 0.0;
            for (var i = 0; i < shares.Length; i++) named += shares[i] * rates[i, j];
            return named > 0 ? shares[j] * rates[j, j] / named : double.NaN;
        }),
    ];

    /// <summary>True shares, so that what the model makes of them, among what it names, comes nearest to what was seen.</summary>
    private static double[] Correct(double[] apparent, double[,] rates)
    {
        var n = apparent.Length;
        if (n == 0) return [];
        // Rows are given that a text is named; dividing by the named part afterwards turns shares of the named into shares of all.
        var named = new double[n];
        var given = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) named[i] += rates[i, j];
            for (var j = 0; j < n; j++) given[i, j] = rates[i, j] / named[i];
        }
        var shares = LabelingError.Correct(apparent, given);
        var sum = 0.0;
        for (var i = 0; i < n; i++) sum += shares[i] /= named[i];
        return [.. shares.Select(share => share / sum)];
    }

    /// <summary>Rates from counts, with half a text in the diagonal so that no row is empty.</summary>
    private static double[,] Rates(int[,] counts, Func<double, double> noise)
    {
        var n = counts.GetLength(0);
        var rates = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            var total = RowSum(counts, i) + 0.5;
            for (var j = 0; j < n; j++)
            {
                var rate = (counts[i, j] + (i == j ? 0.5 : 0)) / total;
                rates[i, j] = Math.Clamp(rate + noise(Math.Sqrt(rate * (1 - rate) / total)), i == j ? 0.01 : 0, 1);
            }
        }
        return rates;
    }

    private static (double Low, double High)[] Limits(double[] apparent, int[,] confusions, ulong seed)
    {
        var state = seed;
        var draws = Enumerable.Range(0, Replicates).Select(_ => Correct(apparent, Rates(confusions, deviation => deviation == 0 ? 0 : deviation * Gaussian(ref state)))).ToArray();
        return [.. Enumerable.Range(0, apparent.Length).Select(i =>
        {
            var sorted = draws.Select(draw => draw[i]).Order().ToArray();
            return (sorted[Replicates / 40], sorted[Replicates - 1 - Replicates / 40]);
        })];
    }

    private static int RowSum(int[,] counts, int row)
    {
        var sum = 0;
        for (var j = 0; j < counts.GetLength(1); j++) sum += counts[row, j];
        return sum;
    }

    private static double Gaussian(ref ulong state)
    {
        state = Sketches.ConsistentSample.Mix(state + 0x9E3779B97F4A7C15);
        return Normal.Quantile(((state >> 11) + 0.5) / (1UL << 53));
    }
}
