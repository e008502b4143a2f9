using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage("PickleGen", "PICKLE009", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Conformance.Tests.Typed", Justification = "Cycles through constructors are what is tested.")]
[assembly: SuppressMessage("PickleGen", "PICKLE015", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Conformance.Tests.Stubs", Justification = "Open members have stubs, too.")]
[assembly: SuppressMessage("PickleGen", "PICKLE015", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Tests.Generated", Justification = "The rows are those of the runtime's tests.")]
