using System.Text.Json;
using System.Text.Json.Serialization;
using BiasAudit.Corpora;

namespace BiasAudit.Reporting.Json;

/// <summary>Writes a row of evidence flat and names its shard by path: a 64-bit key does not survive every JSON reader.</summary>
internal sealed class EvidenceRowConverter : JsonConverter<EvidenceRow>
{
    public override EvidenceRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader, options)!;
        return new(new(Shard.KeyOf(form.Shard), form.RowGroup, form.Row), form.Shard, form.Snippet, form.Language, form.Note, form.Thing);
    }

    public override void Write(Utf8JsonWriter writer, EvidenceRow value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer,
        new Form(value.Shard, value.Address.RowGroup, value.Address.Row, value.Language, value.Snippet, value.Note, value.Thing), options);

    private sealed record Form(string Shard, int RowGroup, long Row, string Language, string Snippet, string Note = "", string? Thing = null);
}
