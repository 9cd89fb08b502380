namespace BiasAudit.Measuring;

/// <summary>What a classifier finds out about every document before the measures see it: the costly part of a scan.</summary>
[Flags]
public enum Detections
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its language; else it is <c>und</c>.</summary>
    Language = 1,

    /// <summary>Its topic, which needs its language; else it is <c>unclassified</c>.</summary>
    Topic = 2,
}
