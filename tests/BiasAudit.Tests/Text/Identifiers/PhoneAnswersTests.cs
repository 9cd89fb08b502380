using BiasAudit.Text.Identifiers;
using CsCheck;

namespace BiasAudit.Tests.Text.Identifiers;

public sealed class PhoneAnswersTests
{
    private static readonly Gen<(string Prefix, byte[] Digits)> Questions = Of(Gen.Byte[0, 9].Array[1, 15]);

    /// <summary>So few that two of them are often alike, or alike but for what stands in front.</summary>
    private static readonly Gen<(string Prefix, byte[] Digits)> Few = Of(Gen.Byte[0, 2].Array[1, 3]);

    [Fact]
    public void Different_numbers_are_different_questions_whatever_zeros_stand_in_front() =>
        Gen.Select(Few, Few).Sample((one, other) =>
            Assert.Equal(one.Prefix == other.Prefix && one.Digits.AsSpan().SequenceEqual(other.Digits), PhoneAnswers.KeyOf(one.Prefix, one.Digits) == PhoneAnswers.KeyOf(other.Prefix, other.Digits)), iter: 20_000);

    [Fact]
    public void The_longest_numbers_fit() =>
        Assert.Equal(30, new[] { "", "+", "+1" }.SelectMany(prefix => Enumerable.Range(0, 10).Select(last => PhoneAnswers.KeyOf(prefix, [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, (byte)last]) << 1 >> 1)).Distinct().Count());

    [Fact]
    public void What_is_answered_is_what_was_said_last()
    {
        var (answers, said) = (new PhoneAnswers(), new Dictionary<ulong, bool>());
        Gen.Select(Questions, Gen.Bool).Sample((question, exists) =>
        {
            var key = PhoneAnswers.KeyOf(question.Prefix, question.Digits);
            Assert.True(!answers.TryGet(key, out var known) || known == said[key]);
            answers.Add(key, exists);
            said[key] = exists;
            Assert.True(answers.TryGet(key, out known) && known == exists);
        }, iter: 20_000, threads: 1);
    }

    [Fact]
    public void What_is_found_does_not_depend_on_the_texts_before()
    {
        string[] parts = ["0", "10", "1", "86", "212", "736", "5000", "010", "02012345678", "1234567", "12345678", "+", "+1", "-", " ", "(", ") "];
        var reused = new IdentifierScan();
        Gen.Int[0, parts.Length - 1].Select(i => parts[i]).Array[1, 8].Select(string.Concat).Sample(text =>
            Assert.Equal(new IdentifierScan().Find(text).ToArray(), reused.Find(text).ToArray()), iter: 5000, threads: 1);
    }

    [Fact]
    public void A_number_is_found_as_often_as_it_stands()
    {
        var text = string.Concat(Enumerable.Repeat("Call (212) 736-5000, or +44 20 7946 1234, not (212) 136-5000. ", 3));
        var kinds = new IdentifierScan().Find(text).ToArray().Select(found => (found.Kind, found.Extent.Start % (text.Length / 3))).ToArray();
        Assert.Equal(kinds[..(kinds.Length / 3)], kinds[(kinds.Length / 3)..(kinds.Length * 2 / 3)]);
        Assert.Equal(6, kinds.Count(found => found.Kind == IdentifierKind.Phone));
    }

    private static Gen<(string Prefix, byte[] Digits)> Of(Gen<byte[]> digits) => Gen.Select(Gen.Int[0, 2].Select(length => "+1"[..length]), digits);
}
