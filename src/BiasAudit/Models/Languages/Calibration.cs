using System.Globalization;
using BiasAudit.Text;

namespace BiasAudit.Models.Languages;

/// <summary>Turns evidence into the probability that the named group is right: a logistic regression with terms of its own for each group.</summary>
/// <remarks>Fitted on text that the model did not train on, half of it in languages that the model does not know: see the section's README.</remarks>
internal sealed class Calibration
{
    private readonly double[] _weights = new double[LanguageEvidence.Terms];
    private readonly Dictionary<string, double[]> _groups = new(StringComparer.Ordinal);

    /// <summary>Reads the fit that comes with the product.</summary>
    /// <param name="ofThisModel">Whether it was fitted on this model; else the terms of single languages are left out.</param>
    public static Calibration Read(bool ofThisModel)
    {
        var calibration = new Calibration();
        foreach (var fields in EmbeddedFile.Lines("Models/Languages/calibration.tsv").Select(line => line.Split('\t')))
        {
            var values = fields[2..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            if (fields[0] == "term") calibration._weights[int.Parse(fields[1], CultureInfo.InvariantCulture)] = values[0];
            else if (ofThisModel) calibration._groups[fields[1]] = values;
        }
        return calibration;
    }

    /// <summary>The probability that the group is right, 0..1.</summary>
    public double Confidence(in LanguageEvidence evidence, string group)
    {
        Span<double> terms = stackalloc double[LanguageEvidence.Terms];
        evidence.Write(terms);
        var sum = 0.0;
        for (var i = 0; i < terms.Length; i++) sum += _weights[i] * terms[i];
        if (_groups.TryGetValue(group, out var own))
            for (var i = 0; i < own.Length; i++) sum += own[i] * terms[LanguageEvidence.GroupTerms[i]];
        return 1 / (1 + Math.Exp(-sum));
    }
}
