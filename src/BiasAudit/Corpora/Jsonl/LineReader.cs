namespace BiasAudit.Corpora.Jsonl;

/// <summary>Cuts a stream into lines, in one growing buffer with a stated limit.</summary>
internal sealed class LineReader(Stream stream, int longest)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the current line was longer than the limit; its content is then empty.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Reads the next line, without its end and without a byte order mark.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Read(out ReadOnlySpan<byte> line)
    {
        TooLong = false;
        var looked = 0;
        while (true)
        {
            var found = _buffer.AsSpan((_start + looked)..(_end)).IndexOf((byte)'\n');
            if (found >= 0) return Take(looked + found, 1, out line);
            looked = _end - _start;
            if (_ended)
            {
                line = default;
                return (looked > 0 || TooLong) && Take(looked, 0, out line);
            }
            if (looked > longest) (TooLong, _start, _end, looked) = (true, 0, 0, 0);
            Refill();
        }
    }

    private bool Take(int length, int newline, out ReadOnlySpan<byte> line)
    {
        line = TooLong ? default : _buffer.AsSpan(_start, length);
        _start += length + newline;
        if (Number++ == 0 && line is [0xEF, 0xBB, 0xBF, ..]) line = line[3..];
        if (line is [.., (byte)'\r']) line = line[..^1];
        return true;
    }

    private void Refill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
    }
}
