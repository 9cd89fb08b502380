namespace BiasAudit.Statistics;

/// <summary>A share whose documents cluster by source: the ratio estimator, its errors and how strong the clustering is.</summary>
/// <remarks>Linearized variance and the intraclass correlation by analysis of variance; see Statistics/README.md.</remarks>
public sealed class ClusteredShare
{
    private readonly double _documents;
    private readonly double _squares;
    private readonly double _residuals;
    private readonly double _within;
    private readonly double _between;

    /// <summary>Computes the share from the documents and the positive documents of each source.</summary>
    public ClusteredShare(ReadOnlySpan<long> documents, ReadOnlySpan<long> positives)
    {
        if (documents.Length != positives.Length) throw new ArgumentException("Each source needs both counts.", nameof(positives));
        var hits = 0.0;
        for (var g = 0; g < documents.Length; g++)
        {
            if (documents[g] > 0) Sources++;
            (_documents, hits) = (_documents + documents[g], hits + positives[g]);
            _squares += (double)documents[g] * documents[g];
        }
        Value = hits / _documents;
        for (var g = 0; g < documents.Length; g++)
        {
            if (documents[g] == 0) continue;
            double m = documents[g], y = positives[g];
            _residuals += (y - Value * m) * (y - Value * m);
            _between += m * (y / m - Value) * (y / m - Value);
            _within += y * (1 - y / m);
        }
    }

    /// <summary>Sources with documents.</summary>
    public int Sources { get; }

    /// <summary>The share over all documents.</summary>
    public double Value { get; }

    /// <summary>The standard error if documents were independent; only to compare with.</summary>
    public double IndependentError => Math.Sqrt(Value * (1 - Value) / _documents);

    /// <summary>The linearized standard error over sources.</summary>
    public double Error => Sources < 2 ? double.NaN : Math.Sqrt(Sources / (Sources - 1.0) * _residuals) / _documents;

    /// <summary>The clustered variance in units of the independent one.</summary>
    public double DesignEffect => Error * Error / (IndependentError * IndependentError);

    /// <summary>How many independent documents the documents are worth.</summary>
    public double EffectiveDocuments => _documents / DesignEffect;

    /// <summary>The effective number of sources of Kish: (Σm)²/Σm².</summary>
    public double EffectiveSources => _documents * _documents / _squares;

    /// <summary>The size of a typical source in the analysis of variance.</summary>
    public double TypicalSize => (_documents - _squares / _documents) / (Sources - 1);

    /// <summary>The intraclass correlation.</summary>
    public double IntraclassCorrelation
    {
        get
        {
            var (between, within) = (_between / (Sources - 1), _within / (_documents - Sources));
            return (between - within) / (between + (TypicalSize - 1) * within);
        }
    }

    /// <summary>The interval of Student's t with Kish's effective number of sources less one degrees of freedom, in log odds.</summary>
    public Limits Linearized(double level = 0.95)
    {
        var half = Sources < 2 || EffectiveSources <= 1 ? double.NaN : StudentT.Quantile((1 + level) / 2, EffectiveSources - 1) * Error;
        return LogitLimits.Of(Value, half);
    }
}
