using System.Collections.Frozen;
using System.Collections.Immutable;
using BiasAudit.Models.Languages;
using BiasAudit.References;

namespace BiasAudit.Sections.Languages;

/// <summary>The languages that a model can answer, numbered: <c>und</c> is 0, the others follow by code.</summary>
internal sealed class LanguageList
{
    private readonly FrozenDictionary<string, int> _numbers;

    private LanguageList(IEnumerable<string> codes)
    {
        Codes = [LanguageCodes.Undetermined, .. codes.Where(code => code != LanguageCodes.Undetermined).Distinct().Order(StringComparer.Ordinal)];
        _numbers = Codes.Select((code, number) => (code, number)).ToFrozenDictionary(pair => pair.code, pair => pair.number, StringComparer.Ordinal);
    }

    public ImmutableArray<string> Codes { get; }

    public int Count => Codes.Length;

    public static LanguageList Of(LanguageModel model) => new(model.Codes);

    public int IndexOf(string code) => _numbers.GetValueOrDefault(code);

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        foreach (var code in Codes) writer.Write(code);
    }

    /// <exception cref="InvalidDataException">The counts are of another model's languages.</exception>
    public void Check(BinaryReader reader)
    {
        if (reader.ReadInt32() != Count || Codes.Any(code => reader.ReadString() != code))
            throw new InvalidDataException("The profile was made with another language model: scan with the same one, or pass --language-model.");
    }
}
