namespace BiasAudit.Models.FastText;

/// <summary>Turns a hidden vector into the most probable labels.</summary>
internal sealed class LabelRanking
{
    // The reference program adds this inside every logarithm, so its probabilities carry it.
    private const double Floor = 1e-5;
    private const int SigmoidSteps = 512;
    private const float SigmoidLimit = 8;

    private readonly RowMatrix _output;
    private readonly LabelTree? _tree;
    private readonly FastTextLoss _loss;
    private readonly float[] _scores;
    private readonly (int Node, double Product)[] _open;

    public LabelRanking(FastTextModel model)
    {
        (_output, _tree, _loss) = (model.Output, model.Tree, model.Arguments.Loss);
        _scores = new float[_tree is null ? _output.Rows : 0];
        _open = new (int, double)[_output.Rows + 1];
    }

    /// <summary>Writes the best labels, best first, and returns how many.</summary>
    public int Best(ReadOnlySpan<float> hidden, Span<FastTextPrediction> top, float threshold)
    {
        if (top.IsEmpty) return 0;
        if (_tree is not null) return Descend(_tree, hidden, top, threshold + Floor);
        for (var i = 0; i < _scores.Length; i++) _scores[i] = _output.Dot(i, hidden);
        if (_loss == FastTextLoss.Softmax) Softmax(_scores);
        else foreach (ref var score in _scores.AsSpan()) score = Sigmoid(score);
        var count = 0;
        for (var i = 0; i < _scores.Length; i++)
            if (_scores[i] >= threshold) Keep(top, ref count, i, _scores[i] + Floor);
        return count;
    }

    /// <summary>
    /// Walks the tree with the likelier branch first and leaves out every branch that is already below the limit or the worst
    /// label kept. A product of (f + 1e-5) is the exponential of the sum of logarithms that the reference adds up.
    /// </summary>
    private int Descend(LabelTree tree, ReadOnlySpan<float> hidden, Span<FastTextPrediction> top, double limit)
    {
        var (count, depth) = (0, 1);
        var labels = _output.Rows;
        _open[0] = (2 * labels - 2, 1);
        while (depth > 0)
        {
            var (node, product) = _open[--depth];
            // What was likely enough when it was put aside may be less likely than the worst label kept since.
            if (!(product >= limit)) continue;
            if (node < labels)
            {
                Keep(top, ref count, node, product);
                if (count == top.Length) limit = Math.Max(limit, top[count - 1].Probability);
                continue;
            }
            var right = 1 / (1 + MathF.Exp(-_output.Dot(node - labels, hidden)));
            var onLeft = (tree.Left[node - labels], product * (1 - right + Floor));
            var onRight = (tree.Right[node - labels], product * (right + Floor));
            var (likely, other) = right > 0.5f ? (onRight, onLeft) : (onLeft, onRight);
            if (other.Item2 >= limit) _open[depth++] = other;
            _open[depth++] = likely;
        }
        return count;
    }

    private static void Keep(Span<FastTextPrediction> top, ref int count, int label, double probability)
    {
        if (count == top.Length)
        {
            if (!(probability > top[count - 1].Probability)) return;
            count--;
        }
        var place = count++;
        for (; place > 0 && top[place - 1].Probability < probability; place--) top[place] = top[place - 1];
        top[place] = new(label, (float)probability);
    }

    private static void Softmax(Span<float> scores)
    {
        var highest = float.MinValue;
        foreach (var score in scores) highest = MathF.Max(highest, score);
        var sum = 0f;
        foreach (ref var score in scores) sum += score = MathF.Exp(score - highest);
        foreach (ref var score in scores) score /= sum;
    }

    /// <summary>The logistic function by the table of the reference program: 512 steps from -8 to 8.</summary>
    private static float Sigmoid(float x)
    {
        if (x < -SigmoidLimit) return 0;
        if (x > SigmoidLimit) return 1;
        var step = (int)((x + SigmoidLimit) * SigmoidSteps / SigmoidLimit / 2);
        return 1 / (1 + MathF.Exp(SigmoidLimit - step * 2 * SigmoidLimit / SigmoidSteps));
    }
}
