using BiasAudit.Sections.Privacy;
using BiasAudit.Text;
using BiasAudit.Text.Identifiers;
using CsCheck;

namespace BiasAudit.Tests.Text.Identifiers;

public sealed class IdentifierScanTests
{
    [Fact]
    public void Precision_and_recall_of_every_kind_on_planted_and_adversarial_cases()
    {
        var table = new List<string>();
        var wrong = new List<string>();
        var (hit, missed, extra) = (new int[13], new int[13], new int[13]);
        foreach (var planted in PlantedCases.All)
        {
            var found = Find(planted.Text);
            var left = planted.Expected.ToList();
            foreach (var one in found)
                if (left.Remove(one)) hit[(int)one.Kind]++;
                else extra[(int)one.Kind]++;
            foreach (var (kind, _) in left) missed[(int)kind]++;
            if (!found.SequenceEqual(planted.Expected)) wrong.Add($"{planted.Text[..Math.Min(60, planted.Text.Length)]} -> {string.Join(", ", found)}");
        }
        foreach (var kind in Enum.GetValues<IdentifierKind>())
        {
            var k = (int)kind;
            Assert.True(hit[k] > 0, $"{kind} is never found");
            table.Add($"{PersonalKinds.All[k].Name}\t{hit[k] + missed[k]}\t{hit[k]}\t{extra[k]}");
        }
        Assert.True(table.SequenceEqual(EmbeddedFile.Lines(DetectorPower.Path)), string.Join('\n', table) + "\n\n" + string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("110105194912310021", false)]
    public void The_sample_resident_id_of_the_standard_passes(string id, bool valid) =>
        Assert.Equal(valid, Checksums.ResidentId([.. id.Select(c => (byte)(c == 'X' ? 10 : c - '0'))]));

    [Fact]
    public void The_sample_credit_code_passes() => Assert.True(Checksums.CreditCode("91350100M000100Y43"));

    [Theory]
    [InlineData("7")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("1.")]
    [InlineData("1 ")]
    [InlineData("+1 ")]
    [InlineData("a:1:")]
    [InlineData("::1")]
    [InlineData(" at a dot ")]
    [InlineData("[at]")]
    [InlineData("-----BEGIN ")]
    [InlineData("AKIA")]
    [InlineData("sk-a1")]
    [InlineData("GB82")]
    [InlineData("13912345678 ")]
    public void Time_is_linear_in_the_text_whatever_it_holds(string unit)
    {
        // Counted work, not time: a hundred times the text may not take ten thousand times the work, so a megabyte must end at all.
        var text = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));
        Assert.InRange(new IdentifierScan().Find(text).Length, 0, text.Length);
    }

    [Fact]
    public void Known_stretches_change_nothing_but_the_time() =>
        Gen.Select(Gen.Int[0, Values.Length - 1].Select(i => Values[i]).Array[0, 12], Gen.Bool).Sample((parts, apart) =>
        {
            var scan = new TextScan();
            scan.Scan(System.Text.Encoding.UTF8.GetBytes(string.Join(apart ? " " : "", parts)));
            Assert.Equal(new IdentifierScan().Find(scan.Text).ToArray(), new IdentifierScan().Find(scan.Text, scan.LongStretches).ToArray());
        });

    [Fact]
    public void A_key_is_a_long_stretch() => Assert.InRange(SecretScan.ShortestKey, LongStretches.Least, int.MaxValue);

    private static readonly string[] Values =
    [
        "AKIAIOSFODNN7ABCDEFG", "sk-", "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "glpat-", "x", " dot ", "name", "(at)", "[ at ]", "host", ".com", "@", "\n",
        "-----BEGIN RSA PRIVATE KEY-----" + "MIIEpAIBAAKCAQEA1c7+9z5Pad7OejecsQ0buAKIAIOSFODNN7ABCDEFGNgcxWe5m/YVZ2yNQ4fjA2ak1Y5CW" + "-----END RSA PRIVATE KEY-----",
        "13912345678", "电", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0", "<", "at", " at ",
    ];

    [Fact]
    public void Found_values_lie_in_the_text_in_order_and_do_not_overlap() =>
        Gen.String[Gen.Char["ab@.12379 +-:()X/AKISsk[]t\n电"], 0, 300].Sample(text =>
        {
            var end = 0;
            foreach (var found in new IdentifierScan().Find(text))
            {
                Assert.InRange(found.Extent.Start, end, text.Length);
                Assert.InRange(found.Extent.End, found.Extent.Start + 1, text.Length);
                end = found.Extent.End;
            }
        }, iter: 3_000);

    private static List<(IdentifierKind Kind, IdentifierContext Context)> Find(string text)
    {
        var found = new List<(IdentifierKind, IdentifierContext)>();
        foreach (var one in new IdentifierScan().Find(text)) found.Add((one.Kind, one.Context));
        return found;
    }
}
