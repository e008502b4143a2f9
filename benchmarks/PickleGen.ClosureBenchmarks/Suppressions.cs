using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage("PickleGen.Security", "PICKLE301", Justification = "The benchmark loads what it saved itself; cloudpickle's pickles are not signed either.")]
