using static BiasAudit.Statistics.SpecialFunctions;

namespace BiasAudit.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>The probability of a value at most <paramref name="x"/>.</summary>
    public static double Cumulative(double x) => x < 0
        ? 0.5 * (1 - GammaP(0.5, x * x / 2))
        : 0.5 * (1 + GammaP(0.5, x * x / 2));

    /// <summary>The two-sided probability of a value at least as far from 0 as <paramref name="z"/>.</summary>
    public static double TwoSided(double z) => 1 - GammaP(0.5, z * z / 2);

    /// <summary>The value that a share <paramref name="p"/> of the distribution lies below.</summary>
    public static double Quantile(double p) => StudentT.Quantile(p, double.PositiveInfinity);
}

/// <summary>The distribution of Student.</summary>
public static class StudentT
{
    /// <summary>The probability of a value at most <paramref name="t"/>.</summary>
    public static double Cumulative(double t, double degrees)
    {
        if (double.IsPositiveInfinity(degrees)) return Normal.Cumulative(t);
        var tail = 0.5 * BetaI(degrees / (degrees + t * t), degrees / 2, 0.5);
        return t < 0 ? tail : 1 - tail;
    }

    /// <summary>The value that a share <paramref name="p"/> of the distribution lies below; infinite degrees give the normal one.</summary>
    public static double Quantile(double p, double degrees)
    {
        if (p == 0.5) return 0;
        if (p < 0.5) return -Quantile(1 - p, degrees);
        var high = 1.0;
        while (Cumulative(high, degrees) < p && high < 1e300) high *= 2;
        return Bisection.Solve(x => Cumulative(x, degrees) - p, 0, high);
    }
}

/// <summary>The chi-squared distribution.</summary>
public static class ChiSquared
{
    /// <summary>The probability of a value at most <paramref name="x"/>.</summary>
    public static double Cumulative(double x, double degrees) => GammaP(degrees / 2, x / 2);

    /// <summary>The value that a share <paramref name="p"/> of the distribution lies below.</summary>
    public static double Quantile(double p, double degrees)
    {
        var high = degrees + 1;
        while (Cumulative(high, degrees) < p && high < 1e300) high *= 2;
        return Bisection.Solve(x => Cumulative(x, degrees) - p, 0, high);
    }
}

/// <summary>The beta distribution.</summary>
public static class Beta
{
    /// <summary>The probability of a value at most <paramref name="x"/>.</summary>
    public static double Cumulative(double x, double a, double b) => BetaI(x, a, b);

    /// <summary>The value that a share <paramref name="p"/> of the distribution lies below.</summary>
    public static double Quantile(double p, double a, double b) => Bisection.Solve(x => BetaI(x, a, b) - p, 0, 1);
}

/// <summary>Root finding that cannot fail on a monotone function.</summary>
internal static class Bisection
{
    public static double Solve(Func<double, double> rising, double low, double high)
    {
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high) break;
            if (rising(middle) < 0) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
