namespace BiasAudit.Statistics;

/// <summary>How two categorical fields hang together, from their table of counts. Rows and columns without counts are left out.</summary>
/// <remarks>The tests treat documents as independent; with clustered documents divide χ² by the mean design effect (Rao-Scott).</remarks>
public sealed class Association
{
    private readonly double _rowEntropy;
    private readonly double _columnEntropy;

    /// <summary>Computes the association of a table of counts.</summary>
    public Association(long[,] table)
    {
        var (rows, columns) = Margins(table);
        foreach (var row in rows) Total += row;
        (Rows, Columns) = (rows.Count(r => r > 0), columns.Count(c => c > 0));
        double n = Total;
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                if (rows[i] == 0 || columns[j] == 0) continue;
                var expected = rows[i] / n * columns[j];
                var difference = table[i, j] - expected;
                ChiSquare += difference * difference / expected;
                if (table[i, j] > 0) MutualInformation += table[i, j] / n * Math.Log(table[i, j] / expected);
            }
        }
        (_rowEntropy, _columnEntropy) = (Entropy.MaximumLikelihood(rows), Entropy.MaximumLikelihood(columns));
    }

    /// <summary>The sum of the table.</summary>
    public long Total { get; }

    /// <summary>Rows with counts.</summary>
    public int Rows { get; }

    /// <summary>Columns with counts.</summary>
    public int Columns { get; }

    /// <summary>χ² of Pearson.</summary>
    public double ChiSquare { get; }

    /// <summary>G = 2 n MI, the likelihood-ratio statistic.</summary>
    public double G => 2 * Total * MutualInformation;

    /// <summary>Cramér's V, 0..1; grows with the number of cells in small samples.</summary>
    public double CramerV => Math.Min(Rows, Columns) < 2 ? 0 : Math.Sqrt(ChiSquare / Total / (Math.Min(Rows, Columns) - 1));

    /// <summary>Cramér's V without that bias (Bergsma 2013).</summary>
    public double CramerVCorrected
    {
        get
        {
            if (Math.Min(Rows, Columns) < 2 || Total < 2) return 0;
            double n = Total - 1, r = Rows - 1, c = Columns - 1;
            var phi = Math.Max(0, ChiSquare / Total - r * c / n);
            var smaller = Math.Min(r - r * r / n, c - c * c / n);
            return smaller <= 0 ? 0 : Math.Sqrt(phi / smaller);
        }
    }

    /// <summary>The mutual information in nats; too large by about <see cref="MutualInformationBias"/>.</summary>
    public double MutualInformation { get; }

    /// <summary>(r−1)(c−1)/2n: what independent fields would show.</summary>
    public double MutualInformationBias => Total == 0 ? 0 : (Rows - 1.0) * (Columns - 1.0) / (2.0 * Total);

    /// <summary>The mutual information less its bias (Miller-Madow), in nats.</summary>
    public double MutualInformationCorrected => MutualInformation - MutualInformationBias;

    /// <summary>MI / √(H₁H₂), 0..1.</summary>
    public double NormalizedGeometric => MutualInformation <= 0 ? 0 : MutualInformation / Math.Sqrt(_rowEntropy * _columnEntropy);

    /// <summary>2 MI / (H₁+H₂), 0..1.</summary>
    public double NormalizedArithmetic => MutualInformation <= 0 ? 0 : 2 * MutualInformation / (_rowEntropy + _columnEntropy);

    private static (long[] Rows, long[] Columns) Margins(long[,] table)
    {
        var (rows, columns) = (new long[table.GetLength(0)], new long[table.GetLength(1)]);
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < columns.Length; j++)
                (rows[i], columns[j]) = (rows[i] + table[i, j], columns[j] + table[i, j]);
        return (rows, columns);
    }
}
