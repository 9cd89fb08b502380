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

    /// <summary>How much it says: a Han character or a Hangul syllable about as much as three letters.</summary>
    public int Weight => IsCjk ? Letters * 3 : Letters;
}

/// <summary>
/// Picks from a document the text that tells its language: without markup, code, addresses, digits, and without the Latin words
/// inside Chinese, Japanese and Korean.
/// </summary>
/// <remarks>
/// A long document is examined in stretches spread evenly over it, so the work is bounded; which ones depends on its length alone.
/// Few are enough for most: see <see cref="LanguageDetector.Detect"/>.
/// Works on bytes; buffers are reused. Not thread-safe; one instance a worker.
/// </remarks>
internal sealed class EvidenceText
{
    private const int FewWindows = 3;
    private const int FewBytes = 96;
    private const int ManyWindows = 7;
    private const int ManyBytes = 160;
    private const int FullSegment = 224;
    private const int Block = PlainToken.Block;
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
    private CjkTally _tally;

    /// <summary>The segments of the last document.</summary>
    public ReadOnlySpan<EvidenceSegment> Segments => _segments.AsSpan(0, _count);

    /// <summary>The text of a segment.</summary>
    public ReadOnlySpan<byte> Text(in EvidenceSegment segment) => _bytes.AsSpan(segment.Start, segment.End - segment.Start);

    /// <summary>Whether the few stretches left text out, so that more could be collected.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Collects the evidence of a document from a few short stretches, or from the whole when it is short.</summary>
    public void CollectFew(ReadOnlySpan<byte> utf8) => IsPartial = Collect(utf8, FewWindows, FewBytes);

    /// <summary>Collects the evidence of a document from many longer stretches.</summary>
    public void CollectMany(ReadOnlySpan<byte> utf8) => Collect(utf8, ManyWindows, ManyBytes);

    /// <summary>Collects from stretches, each in the middle of an equal part of the document; returns whether that left text out.</summary>
    /// <remarks>Menus and footers, at the very ends of pages, are seldom in sentences.</remarks>
    private bool Collect(ReadOnlySpan<byte> utf8, int windows, int bytes)
    {
        (_count, _length, _start, _letters, _cjkLength, _tally) = (0, 0, 0, 0, 0, default);
        if (utf8.Length <= windows * bytes)
        {
            Reserve(utf8.Length);
            CollectWindow(utf8, 0, utf8.Length);
            return false;
        }
        Reserve(windows * (bytes + LongestTag));
        for (var i = 0; i < windows; i++)
        {
            var start = (int)((long)(utf8.Length - bytes) * (2 * i + 1) / (2 * windows));
            CollectWindow(utf8, Aligned(utf8, start, bytes / 8), start + bytes);
        }
        return true;
    }

    /// <summary>The start of a word, or at least of a character, soon after a position.</summary>
    private static int Aligned(ReadOnlySpan<byte> utf8, int start, int within)
    {
        var space = utf8.Slice(start, within).IndexOfAny((byte)' ', (byte)'\n');
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

    /// <summary>Collects the text between two positions; the text behind the second may be read, but is not used.</summary>
    private void CollectWindow(ReadOnlySpan<byte> text, int start, int limit)
    {
        while (start < limit)
        {
            var end = text[start..limit].IndexOf((byte)'\n');
            end = end < 0 ? limit : start + end;
            CollectLine(text, start, end);
            if (_length - _start >= FullSegment / 2 || _cjkLength >= FullSegment / 2) Flush();
            start = end + 1;
        }
        Flush();
    }

    private void CollectLine(ReadOnlySpan<byte> text, int i, int limit)
    {
        var (mark, letters) = (_length, _letters);
        var code = 0;
        var examined = 0;
        while (i < limit)
        {
            if (text[i] <= ' ')
            {
                i++;
                continue;
            }
            var plain = PlainToken.At(text, i, limit);
            var length = plain.Length;
            if (length > 0)
            {
                TakePlain(text.Slice(i, Block), plain);
                i += length;
            }
            else
            {
                var end = i;
                var kinds = ByteKinds.None;
                for (; end < limit && text[end] > ' '; end++) kinds |= ByteKinds.Of(text[end]);
                var token = text[i..end];
                length = token.Length;
                if ((kinds & ByteKinds.Code) != 0) code += ByteKinds.CountCode(token);
                Take(token, kinds);
                i = (kinds & ByteKinds.Angle) != 0 && token[0] == '<' ? AfterTag(text[..limit], i, end) : end;
            }
            examined += length;
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
        else if ((kinds & (ByteKinds.Letter | ByteKinds.High)) != 0 && ((kinds & ByteKinds.Dot) == 0 || !ByteKinds.IsDotted(token))) TakeWord(token);
    }

    /// <summary>Takes a token by copying a whole block: what follows the token there is written over by the next.</summary>
    private void TakePlain(ReadOnlySpan<byte> block, PlainToken token)
    {
        block.CopyTo(_bytes.AsSpan(_length));
        _length += token.Kept;
        _bytes[_length++] = (byte)' ';
        _letters += token.Letters;
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

    private void Close(CjkTally tally)
    {
        if (_count == _segments.Length) Array.Resize(ref _segments, _count * 2);
        _segments[_count++] = new(_start, _length, _letters, tally.Kana, tally.Hangul, tally.Han);
        (_start, _letters) = (_length, 0);
    }
}
