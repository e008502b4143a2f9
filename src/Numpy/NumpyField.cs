namespace PickleGen.Numpy;

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dtype">What it is.</param>
/// <param name="Offset">Where its bytes begin in those of the record.</param>
public sealed record NumpyField(string Name, NumpyDtype Dtype, int Offset);
