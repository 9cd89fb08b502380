using BiasAudit.Models.Languages;
using BiasAudit.References;
using BiasAudit.Sections.Languages;

namespace BiasAudit.Tests.References;

public sealed class LanguageCodesTests
{
    [Theory]
    [InlineData("ISO 639-1", "en=en zh=zh de=de ga=ga")]
    [InlineData("ISO 639-2, terminological", "deu=de zho=zh fra=fr ces=cs nld=nl ell=el fas=fa msa=ms mya=my eng=en ENG=en")]
    [InlineData("ISO 639-2, bibliographic", "ger=de chi=zh fre=fr cze=cs dut=nl gre=el per=fa may=ms bur=my alb=sq arm=hy baq=eu geo=ka ice=is rum=ro slo=sk wel=cy tib=bo")]
    [InlineData("ISO 639-3, members of a macrolanguage", "cmn=zh arb=ar ekk=et lvs=lv swh=sw zsm=ms azj=az khk=mn npi=ne pes=fa plt=mg uzn=uz quy=qu ydd=yi kmr=ku als=sq nob=no gug=gn")]
    [InlineData("ISO 639-3, languages of their own", "yue=yue wuu=wuu ceb=ceb ast=ast bho=bho mai=mai ckb=ckb azb=azb arz=arz")]
    [InlineData("deprecated", "iw=he in=id ji=yi jw=jv mo=ro ajp=apc scc=sr scr=hr bh=bho")]
    [InlineData("BCP 47", "en-US=en en_GB=en zh-Hant-TW=zh zh_CN=zh pt-BR=pt sr-Latn=sr de-DE-1996=de en-US-x-twain=en i-klingon=tlh art-lojban=jbo zh-min-nan=nan en_US.UTF-8=en")]
    [InlineData("FLORES", "eng_Latn=en zho_Hans=zh zho_Hant=zh yue_Hant=yue arb_Arab=ar arb_Latn=ar kmr_Latn=ku fil_Latn=tl nno_Latn=nn swh_Latn=sw __label__fra_Latn=fr")]
    [InlineData("Wikipedia", "simple=en zh-yue=yue zh-classical=lzh be-tarask=be be-x-old=be roa-rup=rup bat-smg=sgs fiu-vro=vro enwiki=en zh_yuewiki=yue simplewiki=en alswiki=gsw")]
    [InlineData("the project's choices", "nb=no nn=nn tl=tl fil=tl sh=sh hbs=sh")]
    [InlineData("names", "German=de chinese=zh Portuguese=pt")]
    [InlineData("no language", "und=und zxx=und mul=und mis=und unknown=und n/a=und null=und 123=und en,fr=und x=und zxx_Zyyy=und")]
    public void A_declared_language_has_one_code(string habit, string pairs)
    {
        Assert.NotEmpty(habit);
        var wrong = pairs.Split(' ').Select(pair => pair.Split('=')).Where(pair => LanguageCodes.Normalize(pair[0]) != pair[1]);
        Assert.Empty(wrong.Select(pair => $"{pair[0]} is {LanguageCodes.Normalize(pair[0])} and not {pair[1]}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-")]
    [InlineData("__label__")]
    [InlineData("wiki")]
    [InlineData("\u202Een\0")]
    [InlineData("语言")]
    public void What_names_no_language_is_undetermined(string declared) => Assert.Equal("und", LanguageCodes.Normalize(declared));

    [Theory]
    [InlineData("als", "gsw")]
    [InlineData("bh", "bho")]
    [InlineData("no", "no")]
    [InlineData("zh-min-nan", "nan")]
    [InlineData("nrm", "nrf")]
    [InlineData("simple", "en")]
    [InlineData("de", "de")]
    public void An_edition_of_Wikipedia_has_habits_of_its_own(string edition, string code) => Assert.Equal(code, LanguageCodes.OfWikipedia(edition));

    [Theory]
    [InlineData("zho_Hans", "Hans")]
    [InlineData("zh-hant-tw", "Hant")]
    [InlineData("zh-CN", "Hans")]
    [InlineData("zh_HK", "Hant")]
    [InlineData("sr-Latn", "Latn")]
    [InlineData("zh", "")]
    [InlineData("en-US", "")]
    public void A_code_may_name_a_script(string declared, string script) => Assert.Equal(script, LanguageCodes.ScriptOf(declared));

    [Fact]
    public void Every_language_that_the_model_answers_agrees_with_its_own_code_when_a_corpus_declares_it() =>
        Assert.Empty(LanguageModel.Default.Codes.Where(code => !DeclaredLanguages.Agree(LanguageCodes.Normalize(code), code)));
}
