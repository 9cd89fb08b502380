using System.Collections.Immutable;
using System.ComponentModel;

namespace BiasAudit.Policies;

/// <summary>A limit: any of its conditions that is given must hold.</summary>
public sealed record Limit : IPlaced
{
    /// <summary>The smallest value allowed.</summary>
    [Description("The smallest value allowed.")]
    public Quantity? Min { get; init; }

    /// <summary>The largest value allowed.</summary>
    [Description("The largest value allowed.")]
    public Quantity? Max { get; init; }

    /// <summary>The smallest and the largest value allowed.</summary>
    [Description("The smallest and the largest value allowed.")]
    public ImmutableArray<Quantity> Between { get; init; } = [];

    /// <summary>The largest relative rise over the baseline or reference.</summary>
    [Description("The largest relative rise over the baseline or reference, such as 10%.")]
    public Quantity? Rise { get; init; }

    /// <summary>The largest relative fall under the baseline or reference.</summary>
    [Description("The largest relative fall under the baseline or reference, such as 10%.")]
    public Quantity? Fall { get; init; }

    /// <summary>The absolute change below which a rise or fall is ignored.</summary>
    [Description("The absolute change below which a rise or fall is ignored, in the unit of the measure.")]
    public Quantity? IgnoreBelow { get; init; }

    /// <summary>The largest effect size, |Cohen's h|, of the change of a share.</summary>
    [Description("The largest effect size of the change of a share, |Cohen's h|: 0.2 is small, 0.5 medium, 0.8 large.")]
    public double? Effect { get; init; }

    /// <summary>The largest total variation between the table's distribution and the baseline's or reference's.</summary>
    [Description("With 'by': the largest total variation, 0..1, between the column as a distribution and the baseline's or reference's.")]
    public Quantity? TotalVariation { get; init; }

    /// <inheritdoc/>
    public PolicyPlace Place { get; init; } = new("", 1, 1);

    /// <summary>The smallest value allowed by any condition; null when there is none.</summary>
    internal double? Floor => Between.Length == 2 ? Between[0].Value : Min?.Value;

    /// <summary>The largest value allowed by any condition; null when there is none.</summary>
    internal double? Ceiling => Between.Length == 2 ? Between[1].Value : Max?.Value;

    internal bool IsEmpty => this with { Place = new("", 1, 1) } == new Limit { Between = Between } && Between.IsEmpty;

    internal bool NeedsComparison => Rise is not null || Fall is not null || Effect is not null || TotalVariation is not null;
}

/// <summary>What remembers where it stands in its file.</summary>
public interface IPlaced
{
    /// <summary>Where it stands.</summary>
    PolicyPlace Place { get; }
}
