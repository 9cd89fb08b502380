using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace BiasAudit.Corpora.Jsonl;

/// <summary>Takes the wanted members out of one JSON object, by dotted paths, straight into columns.</summary>
/// <remarks>
/// A path matches members one in another (<c>{"meta":{"url":..}}</c>), a name with dots (<c>{"meta.url":..}</c>), and
/// members of an object that a string holds (<c>{"meta":"{\"url\":..}"}</c>). A member that comes twice counts once, the last.
/// </remarks>
internal sealed class JsonLine(ImmutableArray<RoleChoice> roles)
{
    private readonly (Role Role, byte[] Path, int[] Starts)[] _wanted = [.. roles.Select(Wanted)];
    private readonly Utf8Column[] _columns = [.. roles.Select(_ => new Utf8Column())];
    private byte[] _inner = new byte[1024];

    /// <summary>Rows read so far.</summary>
    public int Count { get; private set; }

    /// <summary>Puts the columns into a batch.</summary>
    public void Fill(Batch batch)
    {
        for (var i = 0; i < _wanted.Length; i++) batch[_wanted[i].Role] = _columns[i];
    }

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        foreach (var column in _columns) column.Clear();
        Count = 0;
    }

    /// <summary>Adds a row without values.</summary>
    public void AddNulls()
    {
        Count++;
        foreach (var column in _columns) column.AddNull();
    }

    /// <summary>Reads one line as one row; a line that is no JSON object adds none.</summary>
    /// <returns>Null, or why the line is no row.</returns>
    public string? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 256 });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return Refuse($"a {reader.TokenType} instead of an object");
            ReadObject(ref reader, (1UL << _wanted.Length) - 1, 0);
            if (reader.Read()) return Refuse("something follows the object");
        }
        catch (JsonException e)
        {
            return Refuse($"byte {e.BytePositionInLine}: {Short(e.Message)}");
        }
        Count++;
        foreach (var column in _columns)
            if (column.Count < Count) column.AddNull();
        return null;
    }

    private string Refuse(string why)
    {
        foreach (var column in _columns) column.Truncate(Count);
        return why;
    }

    private void ReadObject(ref Utf8JsonReader reader, ulong among, int depth)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (ends, deeper) = (0UL, 0UL);
            for (var i = 0; i < _wanted.Length; i++)
            {
                if ((among >> i & 1) == 0 || depth >= _wanted[i].Starts.Length) continue;
                var (_, path, starts) = _wanted[i];
                var last = depth == starts.Length - 1;
                if (reader.ValueTextEquals(path.AsSpan(starts[depth]))) ends |= 1UL << i;
                else if (!last && reader.ValueTextEquals(path.AsSpan(starts[depth]..(starts[depth + 1] - 1)))) deeper |= 1UL << i;
            }
            reader.Read();
            if (ends != 0) Capture(ref reader, ends);
            else if (deeper == 0) reader.Skip();
            else if (reader.TokenType == JsonTokenType.StartObject) ReadObject(ref reader, deeper, depth + 1);
            else if (reader.TokenType == JsonTokenType.String) ReadInner(ref reader, deeper, depth + 1);
            else reader.Skip();
        }
    }

    /// <summary>Reads the object that a string holds; a string that holds none leaves its members null.</summary>
    private void ReadInner(ref Utf8JsonReader reader, ulong among, int depth)
    {
        var length = JsonText.Unescape(reader.ValueSpan, Grown(reader.ValueSpan.Length));
        var inner = new Utf8JsonReader(_inner.AsSpan(0, length), new JsonReaderOptions { MaxDepth = 256 });
        try
        {
            if (inner.Read() && inner.TokenType == JsonTokenType.StartObject) ReadObject(ref inner, among, depth);
        }
        catch (JsonException)
        {
            // The line itself is sound; what the string holds is not, and stays unread.
        }
    }

    private Span<byte> Grown(int length)
    {
        if (_inner.Length < length) _inner = new byte[Math.Max(length, _inner.Length * 2)];
        return _inner;
    }

    private void Capture(ref Utf8JsonReader reader, ulong columns)
    {
        var start = reader;
        for (var i = 0; i < _wanted.Length; i++)
        {
            if ((columns >> i & 1) == 0) continue;
            reader = start;
            _columns[i].Truncate(Count);
            Append(ref reader, _columns[i], allLines: _wanted[i].Role == Role.Text);
        }
    }

    private static void Append(ref Utf8JsonReader reader, Utf8Column column, bool allLines)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: column.AddNull(); break;
            case JsonTokenType.String: AppendText(ref reader, column); break;
            case JsonTokenType.StartArray: AppendList(ref reader, column, allLines); break;
            case JsonTokenType.StartObject: reader.Skip(); column.AddNull(); break;
            default: column.Add(reader.ValueSpan); break;
        }
    }

    private static void AppendText(ref Utf8JsonReader reader, Utf8Column column)
    {
        if (!reader.ValueIsEscaped) column.Add(reader.ValueSpan);
        else column.Trim(JsonText.Unescape(reader.ValueSpan, column.Append(reader.ValueSpan.Length)));
    }

    /// <summary>A list gives its first value; the text role joins all of them as lines.</summary>
    private static void AppendList(ref Utf8JsonReader reader, Utf8Column column, bool allLines)
    {
        var row = column.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) reader.Skip();
            else if (reader.TokenType == JsonTokenType.Null || (column.Count > row && !allLines)) continue;
            else
            {
                Append(ref reader, column, allLines);
                if (column.Count > row + 1) column.JoinLast((byte)'\n');
            }
        }
        if (column.Count == row) column.AddNull();
    }

    private static (Role Role, byte[] Path, int[] Starts) Wanted(RoleChoice choice)
    {
        var path = Encoding.UTF8.GetBytes(choice.Column);
        return (choice.Role, path, [0, .. Enumerable.Range(0, path.Length).Where(i => path[i] == '.').Select(i => i + 1)]);
    }

    private static string Short(string message) => message.AsSpan().IndexOf(" LineNumber:") is var end and > 0 ? message[..end] : message;
}
