namespace BiasAudit.Models.Languages;

/// <summary>A stretch of evidence: text of one writing, ready for the model.</summary>
/// <param name="Start">The first byte in the buffer of evidence.</param>
/// <param name="End">The byte after the last.</param>
/// <param name="Letters">Its letters.</param>
/// <param name="Kana">Of these, kana.</param>
/// <param name="Hangul">Of these, Hangul.</param>
/// <param name="Han">Of these, Han.</param>
internal readonly record struct EvidenceSegment(int Start, int End, int Letters, int Kana, int Hangul, int Han)
{
    /// <summary>Whether the segment is written in Han, kana or Hangul.</summary>
    public bool IsCjk => Han + Kana + Hangul > 0;
}

/// <summary>
/// Picks from a document the text that tells its language: without markup, code, addresses, digits, and without the Latin words
/// inside Chinese, Japanese and Korean.
/// </summary>
/// <remarks>
/// A long document is examined in stretches spread evenly over it, so the work is bounded; which ones depends on its length alone.
/// Works on bytes; buffers are reused. Not thread-safe; one instance a worker.
/// </remarks>
internal sealed class EvidenceText
{
    private const int Windows = 7;

    // Every so many of the windows are the few: the first, the last and the one between.
    private const int FewApart = 3;
    private const int WindowBytes = 208;
    private const int FullSegment = 224;
    private const int LongToken = 48;
    private const int LongestTag = 512;

    // A segment of Han, kana or Hangul outweighs Latin letters up to so many for each of its characters: names and code.
    private const int LatinPerCjk = 4;

    // A line is code when more than one byte in so many is punctuation of code.
    private const int CodeShare = 10;

    private byte[] _bytes = new byte[8192];
    private byte[] _cjk = new byte[8192];
    private EvidenceSegment[] _segments = new EvidenceSegment[64];
    private int _count;
    private int _length;
    private int _start;
    private int _letters;
    private int _cjkLength;
    private Tally _tally;

    /// <summary>The segments of the last document.</summary>
    public ReadOnlySpan<EvidenceSegment> Segments => _segments.AsSpan(0, _count);

    /// <summary>The text of a segment.</summary>
    public ReadOnlySpan<byte> Text(in EvidenceSegment segment) => _bytes.AsSpan(segment.Start, segment.End - segment.Start);

    /// <summary>Whether the document is longer than the evidence collected, and every stretch of it would be more.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Collects the evidence of a document from a few stretches, or from the whole when it is short.</summary>
    public void CollectFew(ReadOnlySpan<byte> utf8)
    {
        IsPartial = utf8.Length > Windows * WindowBytes;
        Collect(utf8, FewApart);
    }

    /// <summary>Collects the evidence of a document from all stretches.</summary>
    public void CollectAll(ReadOnlySpan<byte> utf8)
    {
        IsPartial = false;
        Collect(utf8, 1);
    }

    private void Collect(ReadOnlySpan<byte> utf8, int apart)
    {
        (_count, _length, _start, _letters, _cjkLength, _tally) = (0, 0, 0, 0, 0, default);
        if (utf8.Length <= Windows * WindowBytes)
        {
            Reserve(utf8.Length);
            CollectWindow(utf8);
            return;
        }
        Reserve(Windows * (WindowBytes + LongestTag));
        for (var i = 0; i < Windows; i += apart)
        {
            var start = (int)((long)(utf8.Length - WindowBytes) * i / (Windows - 1));
            CollectWindow(utf8[Aligned(utf8, start, i == 0)..Math.Min(utf8.Length, start + WindowBytes)]);
        }
    }

    /// <summary>The start of a word, or at least of a character, soon after a position.</summary>
    private static int Aligned(ReadOnlySpan<byte> utf8, int start, bool first)
    {
        if (first) return 0;
        var space = utf8.Slice(start, WindowBytes / 8).IndexOfAny(" \n"u8);
        if (space >= 0) return start + space + 1;
        while ((utf8[start] & 0xC0) == 0x80 && start < utf8.Length - 1) start++;
        return start;
    }

    private void Reserve(int bytes)
    {
        // Each segment and each token may add a space.
        var needed = 2 * bytes + 64;
        if (_bytes.Length >= needed) return;
        (_bytes, _cjk) = (new byte[needed], new byte[needed]);
    }

    private void CollectWindow(ReadOnlySpan<byte> window)
    {
        while (!window.IsEmpty)
        {
            var end = window.IndexOf((byte)'\n');
            if (end < 0) end = window.Length;
            CollectLine(window[..end]);
            if (_length - _start >= FullSegment / 2 || _cjkLength >= FullSegment / 2) Flush();
            window = window[Math.Min(end + 1, window.Length)..];
        }
        Flush();
    }

    private void CollectLine(ReadOnlySpan<byte> line)
    {
        var (mark, letters) = (_length, _letters);
        var code = 0;
        var examined = 0;
        for (var i = 0; i < line.Length;)
        {
            if (line[i] <= ' ')
            {
                i++;
                continue;
            }
            var end = i;
            var kinds = ByteKinds.None;
            for (; end < line.Length && line[end] > ' '; end++) kinds |= ByteKinds.Of(line[end]);
            var token = line[i..end];
            examined += token.Length;
            if ((kinds & ByteKinds.Code) != 0) code += ByteKinds.CountCode(token);
            i = (kinds & ByteKinds.Angle) != 0 && token[0] == '<' ? AfterTag(line, i, end) : end;
            Take(token, kinds);
            if (_length - _start < FullSegment && _cjkLength < FullSegment) continue;
            if (code * CodeShare > examined) (_length, _letters) = (Math.Max(mark, _start), mark > _start ? letters : 0);
            Flush();
            (mark, letters, code, examined) = (_length, _letters, 0, 0);
        }
        if (code * CodeShare > examined) (_length, _letters) = (mark, letters);
    }

    private static int AfterTag(ReadOnlySpan<byte> line, int start, int end)
    {
        if (start + 1 >= line.Length || !(char.IsAsciiLetter((char)line[start + 1]) || line[start + 1] is (byte)'/' or (byte)'!')) return end;
        var close = line.Slice(start, Math.Min(LongestTag, line.Length - start)).IndexOf((byte)'>');
        return close < 0 ? end : start + close + 1;
    }

    private void Take(ReadOnlySpan<byte> token, int kinds)
    {
        if ((kinds & ByteKinds.Cjk) != 0 && TakeCjk(token)) return;
        if ((kinds & (ByteKinds.Code | ByteKinds.Digit)) != 0)
        {
            // A long "word" is a sentence of a script without spaces: only its signs and digits are left out.
            if ((kinds & ByteKinds.High) != 0 && token.Length > LongToken) TakeHigh(token);
        }
        else if ((kinds & (ByteKinds.Letter | ByteKinds.High)) != 0 && !ByteKinds.IsDotted(token)) TakeWord(token);
    }

    private void TakeWord(ReadOnlySpan<byte> token)
    {
        token.CopyTo(_bytes.AsSpan(_length));
        _length += token.Length;
        _bytes[_length++] = (byte)' ';
        _letters += ByteKinds.CountLetters(token);
    }

    private void TakeHigh(ReadOnlySpan<byte> token)
    {
        foreach (var b in token)
            if (b >= 0x80) _bytes[_length++] = b;
        _bytes[_length++] = (byte)' ';
        _letters += ByteKinds.CountLeads(token);
    }

    /// <summary>Takes the Han, kana and Hangul of a token; false when it has none, but other characters of three bytes.</summary>
    private bool TakeCjk(ReadOnlySpan<byte> token)
    {
        var before = _tally.All;
        var start = _cjkLength;
        for (var i = 0; i < token.Length; i++)
        {
            if (token[i] < 0x80) continue;
            _cjk[_cjkLength++] = token[i];
            _tally.Count(token, i);
        }
        if (_tally.All == before)
        {
            _cjkLength = start;
            return false;
        }
        _cjk[_cjkLength++] = (byte)' ';
        return true;
    }

    private void Flush()
    {
        var cjk = _tally.All;
        if (_letters > cjk * LatinPerCjk) Close(default);
        else (_length, _letters) = (_start, 0);
        if (cjk > 0)
        {
            _cjk.AsSpan(0, _cjkLength).CopyTo(_bytes.AsSpan(_length));
            (_length, _letters) = (_length + _cjkLength, cjk);
            Close(_tally);
        }
        (_cjkLength, _tally) = (0, default);
    }

    private void Close(Tally tally)
    {
        if (_count == _segments.Length) Array.Resize(ref _segments, _count * 2);
        _segments[_count++] = new(_start, _length, _letters, tally.Kana, tally.Hangul, tally.Han);
        (_start, _letters) = (_length, 0);
    }

    private struct Tally
    {
        public int Kana;
        public int Hangul;
        public int Han;

        public readonly int All => Kana + Hangul + Han;

        public void Count(ReadOnlySpan<byte> token, int i)
        {
            var (lead, next) = (token[i], i + 1 < token.Length ? token[i + 1] : 0);
            if (lead is >= 0xE4 and <= 0xE9 || lead is 0xF0 || (lead == 0xE3 && next >= 0x90)) Han++;
            else if (lead == 0xE3 && next is >= 0x81 and <= 0x83) Kana++;
            else if (lead is >= 0xEB and <= 0xED || (lead == 0xEA && next >= 0xB0)) Hangul++;
        }
    }
}
