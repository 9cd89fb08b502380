namespace BiasAudit.Reporting.Html;

/// <summary>What a page may still hold, and what was left out because of it.</summary>
internal sealed class Budget(int bytes, int charts)
{
    /// <summary>Kept free for the parts that are never left out: findings, method, reproduction.</summary>
    private const int Reserve = 100_000;

    private int _charts = charts;

    /// <summary>Charts left to the JSON twin.</summary>
    public int ChartsLeftOut { get; private set; }

    /// <summary>Tables and rows of evidence left to the JSON twin.</summary>
    public int TablesLeftOut { get; private set; }

    /// <summary>Whether a chart fits; counts it either way.</summary>
    public bool TakesChart(int written, int size)
    {
        if (_charts > 0 && written + size < bytes - Reserve) return _charts-- > 0;
        ChartsLeftOut++;
        return false;
    }

    /// <summary>Whether a table fits; counts it when not.</summary>
    public bool TakesTable(int written, int size)
    {
        if (written + size < bytes - Reserve) return true;
        TablesLeftOut++;
        return false;
    }
}
