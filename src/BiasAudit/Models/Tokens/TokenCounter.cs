using Microsoft.ML.Tokenizers;

namespace BiasAudit.Models.Tokens;

/// <summary>Counts the tokens of a current tokenizer; one instance a process, because its vocabulary takes a third of a second and 100 MB.</summary>
internal static class TokenCounter
{
    /// <summary>The tokenizer's name.</summary>
    public const string Encoding = "o200k_base";

    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding(Encoding));

    /// <summary>The number of tokens of a text.</summary>
    public static int Count(ReadOnlySpan<char> text) => Tokenizer.Value.CountTokens(text);
}
