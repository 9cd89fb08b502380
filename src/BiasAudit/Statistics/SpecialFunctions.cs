namespace BiasAudit.Statistics;

/// <summary>The special functions behind the distributions; double arithmetic, about 14 digits at ordinary arguments.</summary>
internal static class SpecialFunctions
{
    private static ReadOnlySpan<double> Lanczos =>
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>ln Γ(x) for x above 0 (Lanczos, g = 7).</summary>
    public static double LogGamma(double x)
    {
        if (x < 0.5) return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++) sum += Lanczos[i] / (x - 1 + i);
        var t = x + 6.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    /// <summary>ψ(x), the derivative of ln Γ, for x above 0.</summary>
    public static double Digamma(double x)
    {
        var shift = 0.0;
        for (; x < 10; x++) shift -= 1 / x;
        var square = 1 / (x * x);
        var tail = square * (1.0 / 12 - square * (1.0 / 120 - square * (1.0 / 252 - square * (1.0 / 240 - square / 132))));
        return shift + Math.Log(x) - 0.5 / x - tail;
    }

    /// <summary>e^x E₁(x) for x above 0: the exponential integral, scaled so that it neither over- nor underflows.</summary>
    public static double ScaledExponentialIntegral(double x)
    {
        if (x > 1)
        {
            var fraction = 0.0;
            for (var k = 200; k >= 1; k--) fraction = k / (1 + k / (x + fraction));
            return 1 / (x + fraction);
        }
        var (sum, term) = (0.0, -1.0);
        for (var k = 1; k < 60; k++)
        {
            term *= -x / k;
            sum += term / k;
        }
        return Math.Exp(x) * (-0.57721566490153286 - Math.Log(x) + sum);
    }

    /// <summary>The regularized incomplete gamma function P(a, x).</summary>
    public static double GammaP(double a, double x)
    {
        if (x <= 0) return 0;
        var front = Math.Exp(a * Math.Log(x) - x - LogGamma(a));
        return x < a + 1 ? front * LowerSeries(a, x) : 1 - front * UpperFraction(a, x);
    }

    /// <summary>The regularized incomplete beta function I(x; a, b).</summary>
    public static double BetaI(double x, double a, double b)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(x, a, b) / a : 1 - front * BetaFraction(1 - x, b, a) / b;
    }

    private static double LowerSeries(double a, double x)
    {
        var (term, sum) = (1 / a, 1 / a);
        for (var n = 1; n < 100_000 && Math.Abs(term) > Math.Abs(sum) * 1e-17; n++) sum += term *= x / (a + n);
        return sum;
    }

    private static double UpperFraction(double a, double x)
    {
        var b = x + 1 - a;
        var (c, d) = (1e300, 1 / b);
        var h = d;
        for (var n = 1; n < 100_000; n++)
        {
            var factor = -n * (n - a);
            b += 2;
            d = 1 / NotZero(factor * d + b);
            c = NotZero(b + factor / c);
            h *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16) break;
        }
        return h;
    }

    // The modified Lentz evaluation of the continued fraction.
    private static double BetaFraction(double x, double a, double b)
    {
        var (c, d) = (1.0, 1 / NotZero(1 - (a + b) * x / (a + 1)));
        var h = d;
        for (var m = 1; m < 100_000; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            h *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16) break;
        }
        return h;
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
