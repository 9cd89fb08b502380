using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using CsCheck;

namespace BiasAudit.Tests.Laws;

/// <summary>A row made for a test; a null is a missing value.</summary>
internal sealed record MadeRow(
    string Text, string? Url = null, string? Source = null, string? Language = null, string? Date = null, string? License = null,
    string? Topic = null, string? Id = null, string? Tokens = null)
{
    public string? this[Role role] => role switch
    {
        Role.Text => Text,
        Role.Url => Url,
        Role.Source => Source,
        Role.Language => Language,
        Role.Date => Date,
        Role.License => License,
        Role.Topic => Topic,
        Role.Id => Id,
        _ => Tokens,
    };
}

/// <summary>Documents without a file: batches of made rows, and generators of rows in many languages from many sources.</summary>
internal static class MadeDocuments
{
    private static readonly string[] Sentences =
    [
        "The quick brown fox jumps over the lazy dog.", "Click here to accept cookies and read our privacy policy.", "It is a truth universally acknowledged.",
        "语言模型的训练数据主要来自一个国家。", "語言模型的訓練資料主要來自一個國家。", "これは日本語の文章です。", "한국어 문장입니다.", "Das ist ein deutscher Satz.",
        "El gobierno anunció nuevas medidas económicas.", "هذا نص باللغة العربية.", "यह एक हिन्दी वाक्य है।", "Это предложение на русском языке.", "ภาษาไทยไม่มีช่องว่าง",
        "Contact: someone@example.com or +1 202 555 0143.", "{\"code\": [1, 2, 3]}", "lorem ipsum dolor sit amet", "As an AI language model, I cannot answer.", "锟斤拷烫烫烫",
        "• a point\n• another point\n• a third one", "word word word word word word", "ï»¿Ã©tÃ©", "\u202Eabc\u202C", "🙂🙂🙂", "GPL-3.0", "1234567890 1234567890",
    ];

    private static readonly string?[] Urls =
    [
        null, "https://www.example.com/a?b=c", "http://news.bbc.co.uk/1", "https://EXAMPLE.com:8080/", "not available", "/relative/path", "http://192.0.2.7/x",
        "https://zh.wikipedia.org/wiki/X", "http://people.com.cn/n1", "https://sub.blog.example.org/", "http://xn--fsq.xn--fiqs8s/", "ftp://", "https://münchen.example/",
    ];

    private static readonly string?[] Dates = [null, "2019-05-01", "2021-11-30T12:00:00Z", "20230102", "unknown", "1999", "2031-01-01", "not a date"];

    /// <summary>Rows whose every field varies, with repeated texts and paragraphs.</summary>
    public static Gen<MadeRow> Rows { get; } =
        from picks in Gen.Int[0, Sentences.Length - 1].Array[0, 12]
        from breaks in Gen.Int[0, 3]
        from url in Gen.Int[0, Urls.Length - 1]
        from other in Gen.Int[0, 5]
        from date in Gen.Int[0, Dates.Length - 1]
        select new MadeRow(
            string.Join(breaks switch { 0 => " ", 1 => "\n", 2 => "\n\n", _ => "\r\n" }, picks.Select(i => Sentences[i])) + "x", Urls[url],
            other < 2 ? null : $"collection {other}", other switch { 0 => null, 1 => "en", 2 => "zho_Hans", 3 => "unknown", _ => "de" }, Dates[date],
            other switch { 0 => "CC-BY-4.0", 1 => "mit", 2 => "unspecified", _ => null }, other == 3 ? "Sports" : null, $"id-{url}-{other}", other == 4 ? "17" : null);

    /// <summary>Shows rows to a state as documents of a shard.</summary>
    public static void Show(IMeasure state, IReadOnlyList<MadeRow> rows, long firstRow = 0, AuditOptions? options = null)
    {
        var document = new Document(options ?? new());
        var batch = Batch(rows, firstRow);
        for (var i = 0; i < batch.Count; i++)
        {
            document.Read(batch, i);
            state.Add(document);
        }
    }

    /// <summary>A batch of rows.</summary>
    public static Batch Batch(IReadOnlyList<MadeRow> rows, long firstRow = 0)
    {
        var batch = new Batch
        {
            Shard = new() { Path = "made.parquet", Format = "parquet", RowGroups = 1, Roles = [.. Enum.GetValues<Role>().Select(role => new RoleChoice(role, role.ToString(), "made"))] },
            FirstRow = firstRow,
        };
        foreach (var role in Enum.GetValues<Role>())
        {
            var column = batch[role] = new Utf8Column();
            foreach (var row in rows)
                if (row[role] is { } value) column.Add(Encoding.UTF8.GetBytes(value));
                else column.AddNull();
        }
        return batch;
    }
}
