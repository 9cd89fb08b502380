using BiasAudit.Text.Similarity;

namespace BiasAudit.Sections.Duplication;

/// <summary>How likely a pair of a given similarity is found: the power of the near-duplicate setting, computed exactly.</summary>
public static class SCurve
{
    /// <summary>P(candidate | J) = 1 − (1 − J^r)^b, for components that keep all bits: the published curve of a setting.</summary>
    public static double Nominal(double similarity, int bands = Signature.Bands, int rows = Signature.Rows) =>
        1 - Math.Pow(1 - Math.Pow(similarity, rows), bands);

    /// <summary>The same for components of 8 bits, which agree by chance once in 256.</summary>
    public static double Candidate(double similarity) => Nominal(Agreement(similarity));

    /// <summary>The probability that a pair is a candidate and passes the check of its signatures.</summary>
    public static double Found(double similarity)
    {
        var agree = Agreement(similarity);
        // Agreeing components of all bands, and of bands none of which agrees wholly, by convolution over the bands.
        var band = Enumerable.Range(0, Signature.Rows + 1).Select(k => Binomial(Signature.Rows, k, agree)).ToArray();
        double[] all = [1], missed = [1];
        for (var i = 0; i < Signature.Bands; i++) (all, missed) = (Convolve(all, band), Convolve(missed, band[..Signature.Rows]));
        var found = 0.0;
        for (var k = NearPairs.LeastAgreement; k < all.Length; k++) found += all[k] - (k < missed.Length ? missed[k] : 0);
        return Math.Clamp(found, 0, 1);
    }

    private static double Agreement(double similarity) => similarity + ((1 - similarity) / 256);

    private static double Binomial(int n, int k, double p)
    {
        var ways = 1.0;
        for (var i = 0; i < k; i++) ways = ways * (n - i) / (i + 1);
        return ways * Math.Pow(p, k) * Math.Pow(1 - p, n - k);
    }

    private static double[] Convolve(double[] a, double[] b)
    {
        var sum = new double[a.Length + b.Length - 1];
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++) sum[i + j] += a[i] * b[j];
        return sum;
    }
}
