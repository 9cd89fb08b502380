namespace BiasAudit.Sketches;

/// <summary>A row of a <see cref="CrossTable"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns in which it has counts, by their places in order.</param>
/// <param name="Counts">Those counts.</param>
internal readonly record struct CrossRow(string Name, int[] Columns, long[] Counts);
