using System.Text;

namespace BiasAudit.Datasets;

/// <summary>What is planted into the web shards, each kind into rows of its own, and how often.</summary>
internal sealed class Planted(Dice dice, IDictionary<string, long> facts)
{
    /// <summary>Rows beyond this place in the shuffled order stay as they are.</summary>
    private const int Originals = 1600;

    /// <summary>Values from published examples and reserved ranges; none belongs to a person.</summary>
    private static readonly (string Kind, string Value)[] Personal =
    [
        ("email", "write to reader.letters@fictional-gazette.com today"), ("phone", "call +1 202 555 0143 before noon"),
        ("card", "paid with 4111 1111 1111 1111 on site"), ("iban", "transfer to GB82 WEST 1234 5698 7654 32 please"),
        ("cn-id", "证件号码11010519491231002X"), ("ip", "logged in from 203.0.113.42 at night"),
    ];

    /// <summary>Plants everything; a row is used once.</summary>
    public void Plant(List<SampleRow> rows)
    {
        var shuffled = Shuffled(rows);
        var originals = shuffled[Originals..];
        var free = new Queue<SampleRow>(shuffled[..Originals]);
        Each(free, "nulls", 24, row => row.Text = null);
        Each(free, "blanks", 36, row => row.Text = dice.Pick(["", " ", "\n\n", "\u3000 \t"]));
        Each(free, "mojibake", 20, row => row.Text += "\n" + Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("café naïve déjà vu über")));
        Each(free, "gbk-mojibake", 15, row => row.Text += "锟斤拷锟斤拷烫烫烫");
        Each(free, "replacement-characters", 12, row => row.Text += " \uFFFD\uFFFD\uFFFD");
        Each(free, "html", 25, row => row.Text = $"<div class=\"post\"><p>{row.Text}</p>&nbsp;&amp;</div>");
        Each(free, "cookie-notices", 30, row => row.Text += "\nThis site uses cookies. Please enable JavaScript and accept our cookie policy.");
        Each(free, "machine-traces", 18, row => row.Text += row.Written == "zh" ? "\n作为一个人工智能语言模型，我无法回答这个问题。" : "\nAs an AI language model, I cannot answer this question.");
        Each(free, "wrong-language", 40, row => row.Language = row.Written == "fr" ? "es" : "fr");
        foreach (var (kind, value) in Personal) Each(free, "personal." + kind, 10, row => row.Text += "\n" + value);
        Each(free, "exact-duplicates", 80, row => Copy(originals, row, text => text));
        Each(free, "near-duplicates", 60, row => Copy(originals, row, OneWordChanged));
    }

    private List<SampleRow> Shuffled(List<SampleRow> rows)
    {
        var order = rows.ToList();
        dice.Shuffle(order);
        return order;
    }

    private void Each(Queue<SampleRow> free, string kind, int count, Action<SampleRow> plant)
    {
        for (var i = 0; i < count; i++) plant(free.Dequeue());
        facts["planted." + kind] = count;
    }

    // Originals are rows in which nothing is planted, ever; the copy keeps its own address, so duplicates lie across sources.
    private void Copy(List<SampleRow> originals, SampleRow row, Func<string, string> change)
    {
        row.Text = change(dice.Pick(originals.FindAll(other => other.Written == row.Written && other.Text!.Length > 150)).Text!);
    }

    private string OneWordChanged(string text)
    {
        var middle = text.Length / 2;
        return text[..middle] + dice.Pick(["7", "42", "613"]) + text[middle..];
    }
}
