using System.Globalization;
using BiasAudit.Text;

namespace BiasAudit.Models.Languages;

/// <summary>Turns evidence into the probability that the named group is right: a logistic regression with an intercept a group.</summary>
/// <remarks>Fitted on text that the model did not train on, half of it in languages that the model does not know: see the section's README.</remarks>
internal sealed class Calibration
{
    private readonly double[] _weights = new double[LanguageEvidence.Terms];
    private readonly Dictionary<string, double> _intercepts = new(StringComparer.Ordinal);

    /// <summary>Reads the fit that comes with the product.</summary>
    public static Calibration Read()
    {
        var calibration = new Calibration();
        foreach (var fields in EmbeddedFile.Lines("Models/Languages/calibration.tsv").Select(line => line.Split('\t')))
        {
            var value = double.Parse(fields[2], CultureInfo.InvariantCulture);
            if (fields[0] == "term") calibration._weights[int.Parse(fields[1], CultureInfo.InvariantCulture)] = value;
            else calibration._intercepts[fields[1]] = value;
        }
        return calibration;
    }

    /// <summary>The probability that the group is right, 0..1.</summary>
    public double Confidence(in LanguageEvidence evidence, string group)
    {
        Span<double> terms = stackalloc double[LanguageEvidence.Terms];
        evidence.Write(terms);
        var sum = _intercepts.GetValueOrDefault(group);
        for (var i = 0; i < terms.Length; i++) sum += _weights[i] * terms[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
