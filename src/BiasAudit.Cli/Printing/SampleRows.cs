using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Reporting;
using BiasAudit.Text.Masking;
using Spectre.Console;

namespace BiasAudit.Cli.Printing;

/// <summary>Prints the first rows of a corpus, masked.</summary>
internal static class SampleRows
{
    private const int Most = 10;

    public static void Print(Corpus corpus, IAnsiConsole console, CancellationToken cancellation)
    {
        console.WriteLine("first rows, masked", new(decoration: Decoration.Dim));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var printed = 0;
        foreach (var slice in corpus.Slices)
        {
            if (printed == Most) return;
            try
            {
                corpus.Read(slice, batch =>
                {
                    for (var i = 0; i < batch.Count && printed < Most; i++, printed++) PrintRow(batch, i, console);
                    if (printed == Most) enough.Cancel();
                }, enough.Token);
            }
            catch (OperationCanceledException) when (printed == Most && !cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static void PrintRow(Batch batch, int index, IAnsiConsole console)
    {
        var where = $"  row {batch.FirstRow + index} of {VisibleText.Of(batch.Shard.Path)}: ";
        console.WriteLine(where + (batch[Role.Text]!.IsNull(index) ? "(null)" : VisibleText.Of(Snippet.Of(Encoding.UTF8.GetString(batch[Role.Text]![index])))));
    }
}
