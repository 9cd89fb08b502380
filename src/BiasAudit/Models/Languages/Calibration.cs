using System.Collections.Immutable;
using System.Globalization;
using BiasAudit.Text;

namespace BiasAudit.Models.Languages;

/// <summary>Turns evidence into the probability that the named group is right: a logistic regression with terms of its own for each group.</summary>
/// <remarks>Fitted on text that the model did not train on, half of it in languages that the model does not know: see the section's README.</remarks>
internal sealed class Calibration
{
    private readonly double[] _weights = new double[LanguageEvidence.Terms];
    private readonly double[]?[] _ofLabel;

    private Calibration(int labels) => _ofLabel = new double[labels][];

    /// <summary>Reads the fit that comes with the product.</summary>
    /// <param name="codes">The language of each label.</param>
    /// <param name="ofThisModel">Whether it was fitted on this model; else the terms of single languages are left out.</param>
    public static Calibration Read(ImmutableArray<string> codes, bool ofThisModel)
    {
        var calibration = new Calibration(codes.Length);
        var labels = codes.Select((code, label) => (Group: LanguageGroups.NameOf(code), label)).ToLookup(pair => pair.Group, pair => pair.label, StringComparer.Ordinal);
        foreach (var fields in EmbeddedFile.Lines("Models/Languages/calibration.tsv").Select(line => line.Split('\t')))
        {
            var values = fields[2..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            if (fields[0] == "term") calibration._weights[int.Parse(fields[1], CultureInfo.InvariantCulture)] = values[0];
            else if (ofThisModel) foreach (var label in labels[fields[1]]) calibration._ofLabel[label] = values;
        }
        return calibration;
    }

    /// <summary>The probability that the group of a label is right, 0..1.</summary>
    public double Confidence(in LanguageEvidence evidence, int label)
    {
        Span<double> terms = stackalloc double[LanguageEvidence.Terms];
        evidence.Write(terms);
        var sum = 0.0;
        for (var i = 0; i < terms.Length; i++) sum += _weights[i] * terms[i];
        if (_ofLabel[label] is { } own)
            for (var i = 0; i < own.Length; i++) sum += own[i] * terms[LanguageEvidence.GroupTerms[i]];
        return 1 / (1 + Math.Exp(-sum));
    }
}
