using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage("PickleGen", "PICKLE009", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Conformance.Tests.Typed", Justification = "Cycles through constructors are what is tested.")]
