using BiasAudit.References;

namespace BiasAudit.Tests.References;

public sealed class LanguageCodesTests
{
    [Theory]
    [InlineData("zho_Hans", "zh")]
    [InlineData("cmn", "zh")]
    [InlineData("en-US", "en")]
    [InlineData("ENG", "en")]
    [InlineData("ger", "de")]
    [InlineData("German", "de")]
    [InlineData("iw", "he")]
    [InlineData("arb_Arab", "ar")]
    [InlineData("nob_Latn", "no")]
    [InlineData("__label__fra_Latn", "fr")]
    [InlineData("ga", "ga")]
    [InlineData("unknown", "und")]
    [InlineData("", "und")]
    public void A_declared_language_has_one_code(string declared, string code) => Assert.Equal(code, LanguageCodes.Normalize(declared));

    [Fact]
    public void Wikipedia_has_habits_of_its_own()
    {
        Assert.Equal("gsw", LanguageCodes.OfWikipedia("als"));
        Assert.Equal("sq", LanguageCodes.Normalize("als"));
    }
}
