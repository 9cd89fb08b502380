namespace BiasAudit.Text;

/// <summary>A script of Unicode, by the property Script.</summary>
public enum Script
{
    /// <summary>Used by several scripts: digits, punctuation, space.</summary>
    Common,

    /// <summary>The Latin script.</summary>
    Latin,
}
