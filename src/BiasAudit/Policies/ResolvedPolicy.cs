using System.Security.Cryptography;
using System.Text;
using BiasAudit.Policies.Reading;

namespace BiasAudit.Policies;

/// <summary>A policy with everything it extends laid under it, ready to judge.</summary>
/// <param name="Policy">The policy; nothing is left to extend.</param>
/// <param name="File">The file as it was named, or <c>preset:NAME</c>.</param>
/// <param name="Folder">The folder that relative paths in the policy start from.</param>
public sealed record ResolvedPolicy(Policy Policy, string File, string Folder)
{
    /// <summary>The resolved policy as YAML: a policy that extends nothing and means the same.</summary>
    public string Yaml { get; } = PolicyPrinter.Print(Policy);

    /// <summary>The SHA-256 of <see cref="Yaml"/> in lower-case hexadecimal digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Yaml)));

    /// <summary>The name of the policy.</summary>
    public string Name => Policy.Name ?? Path.GetFileNameWithoutExtension(File);

    /// <summary>The baseline file, made absolute; null when the policy names none.</summary>
    public string? BaselineFile => Policy.Baseline?.File is { } file ? Path.GetFullPath(file, Folder) : null;
}
