using BiasAudit.Measuring;
using BiasAudit.Sections.Quality;
using BiasAudit.Tests.Laws;
using CsCheck;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class DamageTests
{
    [Theory]
    [InlineData("CafÃ© au lait", DamageKind.DoubleUtf8, 1)]
    [InlineData("Itâ€™s fine â€” really", DamageKind.DoubleUtf8, 2)]
    [InlineData("ï»¿First line", DamageKind.DoubleUtf8, 1)]
    [InlineData("ä¸­æ–‡", DamageKind.DoubleUtf8, 2)]
    [InlineData("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", DamageKind.DoubleUtf8, 6)]
    [InlineData("手持两把锟斤拷，口中疾呼烫烫烫", DamageKind.GbkMisread, 2)]
    [InlineData("鐨勪竴涓汉锛屾垜浠?", DamageKind.GbkMisread, 2)]
    [InlineData("a\uE000b\uF8FF", DamageKind.PrivateUse, 2)]
    [InlineData("\U000F0000", DamageKind.PrivateUse, 1)]
    [InlineData("a\u0378b\uFFFF", DamageKind.Unassigned, 2)]
    [InlineData("\uF900\U0002F800", DamageKind.CompatibilityIdeograph, 2)]
    [InlineData("⼀⺟", DamageKind.Radical, 2)]
    [InlineData("a\u0007b\u0085\u000C", DamageKind.Control, 3)]
    [InlineData("\u202Eabc\u202C", DamageKind.BidiControl, 2)]
    [InlineData("zero\u200Bwidth\uFEFF", DamageKind.ZeroWidth, 2)]
    [InlineData("Tom &amp; Jerry &#8217; &#x2019; &nbsp;", DamageKind.HtmlEntity, 4)]
    [InlineData("<p>one<br/>two</p><img src=\"x\">", DamageKind.HtmlTag, 4)]
    [InlineData("You must enable JavaScript to view this.", DamageKind.JavascriptNotice, 1)]
    [InlineData("我们使用Cookie来改善体验", DamageKind.CookieNotice, 1)]
    [InlineData("Lorem Ipsum dolor", DamageKind.LoremIpsum, 1)]
    [InlineData("an exam-\nple of cut\nlines and co-\noperation", DamageKind.CutLine, 2)]
    [InlineData("the informa\ntion of this page is information for all", DamageKind.CutLine, 1)]
    [InlineData("stored \uFFFD here", DamageKind.ReplacementCharacter, 1)]
    public void Each_kind_of_damage_is_found(string text, DamageKind kind, int hits) => Assert.Equal(hits, Hits(text)[(int)kind]);

    [Theory]
    [InlineData("« Au CAFÉ », dit-il, « à la fête… » – l’été, ça va ? Ô île ! ÀÉÈ…")]
    [InlineData("Ärger über Öl und Größe – „Maß“, sagte Ünal. Straße…")]
    [InlineData("Ação, coração, IRMÃO e não — “é” à tarde…")]
    [InlineData("R&D at AT&T; 1 < 2 and 3 > 2, a<b, x <y> z")]
    [InlineData("他说：“我们在北京，天气很好。”（2024年）……锛是一种元素的旧名，锘也是。")]
    [InlineData("これは日本語の文章です。カタカナもある。𠮷野家 😀👍🏽")]
    [InlineData("Привет, мир! Здравствуйте — как дела?")]
    [InlineData("한국어 문장입니다. اللغة العربية जमीन ไทย")]
    [InlineData("A well-\nKnown name and a list:\n- one\n- two")]
    [InlineData("It was in the ice\ncream shop that icecream was sold, and there was ice and cream")]
    [InlineData("so we sat for some\ntime, sometime in the morning, for some\nthing was said, and something\nelse, at some time")]
    [InlineData("one two three four five\nsix seven eight nine t\nen eleven twelve thir\nnot of one width")]
    public void Sound_text_has_no_damage(string text) =>
        Assert.Equal([], Enum.GetValues<DamageKind>().Where(kind => Hits(text)[(int)kind] > 0));

    [Fact]
    public void A_text_cut_at_a_fixed_width_has_a_cut_line_for_each_break_inside_a_word()
    {
        var words = string.Join(' ', Enumerable.Range(0, 120).Select(i => new string((char)('a' + i % 26), 3 + i * 7 % 9)));
        var lines = words.Chunk(40).Select(chunk => new string(chunk)).ToArray();
        var inside = lines.Zip(lines.Skip(1)).Count(pair => char.IsLetter(pair.First[^1]) && char.IsLetter(pair.Second[0]));
        Assert.True(inside > 10);
        Assert.Equal(inside, Hits(string.Join('\n', lines))[(int)DamageKind.CutLine]);
    }

    [Fact]
    public void Text_wrapped_between_words_or_justified_has_none()
    {
        var words = Enumerable.Range(0, 400).Select(i => new string((char)('a' + i * 11 % 26), 2 + i * 7 % 9) + (char)('a' + i * 5 % 26)).ToArray();
        var (wrapped, line) = (new List<string>(), "");
        foreach (var word in words)
        {
            if (line.Length + word.Length >= 60) (wrapped, line) = ([.. wrapped, line], "");
            line += line.Length == 0 ? word : " " + word;
        }
        Assert.Equal(0, Hits(string.Join('\n', wrapped))[(int)DamageKind.CutLine]);
        var justified = wrapped.Select(text => text[..text.IndexOf(' ')] + new string(' ', 61 - text.Length) + text[(text.IndexOf(' ') + 1)..]);
        Assert.Equal(0, Hits(string.Join('\n', justified))[(int)DamageKind.CutLine]);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_told_apart_from_a_stored_replacement_character()
    {
        var state = EncodingDamage.Create(new());
        MadeDocuments.Show(state, [new MadeRow("x\uFFFDy"), new MadeRow("x")]);
        var language = Assert.Single(state.Counts.Languages).Value;
        Assert.Equal(2, language[0]);
        Assert.Equal(1, language[1 + 2 * (int)DamageKind.ReplacementCharacter]);
        Assert.Equal(0, language[1 + 2 * (int)DamageKind.InvalidUtf8]);
    }

    [Fact]
    public void The_sweep_over_blocks_finds_what_a_walk_finds() => Gen.Char[' ', '\uFFFD'].Array[0, 200].Sample(characters =>
        {
            var scan = new BiasAudit.Text.TextScan();
            scan.Scan(System.Text.Encoding.UTF8.GetBytes(characters));
            var units = scan.Text.ToArray();
            var odd = new BiasAudit.Text.OddCharacters(scan);
            var found = new List<int>();
            for (var at = odd.Next(); at >= 0; at = odd.Next()) found.Add(at);
            Assert.All(Enumerable.Range(0, units.Length).Where(i => CharacterDamage.Of(units[i]) is not null && units[i] is < '\u3000' or > '\u9FFF'), i => Assert.Contains(i, found));
            Assert.Equal(found.Order(), found);
        });

    private static int[] Hits(string text)
    {
        var document = new Document(new());
        document.Read(MadeDocuments.Batch([new MadeRow(text)], 0), 0);
        var scan = new DamageScan();
        scan.Scan(document);
        return scan.Hits.ToArray();
    }
}
