using BiasAudit.Text.Identifiers;
using CsCheck;

namespace BiasAudit.Tests.Text.Identifiers;

public sealed class PhoneAnswersTests
{
    private static readonly Gen<(string Prefix, byte[] Digits)> Questions =
        Gen.Select(Gen.Int[0, 2].Select(length => "+1"[..length]), Gen.Byte[0, 9].Array[1, 15]);

    [Fact]
    public void Different_numbers_are_different_questions_whatever_zeros_stand_in_front() =>
        Gen.Select(Questions, Questions).Sample((one, other) =>
            Assert.Equal(one.Prefix == other.Prefix && one.Digits.AsSpan().SequenceEqual(other.Digits), PhoneAnswers.KeyOf(one.Prefix, one.Digits) == PhoneAnswers.KeyOf(other.Prefix, other.Digits)));

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
    public void A_number_is_found_as_often_as_it_stands()
    {
        var text = string.Concat(Enumerable.Repeat("Call (212) 736-5000, or +44 20 7946 1234, not (212) 136-5000. ", 3));
        var kinds = new IdentifierScan().Find(text).ToArray().Select(found => (found.Kind, found.Extent.Start % (text.Length / 3))).ToArray();
        Assert.Equal(kinds[..(kinds.Length / 3)], kinds[(kinds.Length / 3)..(kinds.Length * 2 / 3)]);
        Assert.Equal(6, kinds.Count(found => found.Kind == IdentifierKind.Phone));
    }
}
