using BiasAudit.Models.LinearText;

namespace BiasAudit.Benchmarks.Topics;

/// <summary>The two models that the library ships.</summary>
/// <param name="English">For English texts.</param>
/// <param name="General">For texts of the other languages.</param>
internal sealed record TopicModels(LinearTextModel English, LinearTextModel General)
{
    /// <summary>Reads both from a folder.</summary>
    public static TopicModels Load(string folder) => new(Read(EnglishIn(folder)), Read(GeneralIn(folder)));

    /// <summary>Writes both into a folder.</summary>
    public void Save(string folder)
    {
        foreach (var (model, path) in new[] { (English, EnglishIn(folder)), (General, GeneralIn(folder)) })
        {
            using (var stream = File.Create(path)) model.Save(stream);
            Console.Error.WriteLine($"{path}: {new FileInfo(path).Length} bytes, sharpness {model.Sharpness}");
        }
    }

    /// <summary>The model of a language and the language's place in it.</summary>
    public (LinearTextModel Model, int Language) Of(string language) => language == "en" ? (English, 0) : (General, General.Languages.IndexOf(language));

    private static string EnglishIn(string folder) => Path.Combine(folder, "topics-en.blt");

    private static string GeneralIn(string folder) => Path.Combine(folder, "topics.blt");

    private static LinearTextModel Read(string path)
    {
        using var stream = File.OpenRead(path);
        return LinearTextModel.Load(stream);
    }
}
