using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage("PickleGen", "PICKLE101", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Tests.Closures", Justification = "What cannot travel must be refused at run time, too.")]
[assembly: SuppressMessage("PickleGen", "PICKLE301", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Tests.Closures", Justification = "The tests load what they themselves saved.")]
[assembly: SuppressMessage("PickleGen", "PICKLE103", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Tests.Closures", Justification = "That the copy is another is what is tested.")]
[assembly: SuppressMessage("PickleGen", "PICKLE009", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Tests.Generated", Justification = "Cycles through constructors are what is tested.")]
[assembly: SuppressMessage("PickleGen", "PICKLE015", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Tests.Generated", Justification = "Open members are what is tested.")]
[assembly: SuppressMessage("PickleGen", "PICKLE015", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Tests.Streams", Justification = "An open member holds what cannot be saved.")]
[assembly: SuppressMessage("PickleGen", "PICKLE015", Scope = "type", Target = "~T:PickleGen.Tests.Unpickling.Basket", Justification = "What may come in an open member is what is tested.")]
[assembly: SuppressMessage("PickleGen", "PICKLE015", Scope = "namespaceanddescendants", Target = "~N:PickleGen.Tests.Closures", Justification = "An open member holds what cannot be saved.")]
[assembly: SuppressMessage("PickleGen", "PICKLE301", Scope = "type", Target = "~T:PickleGen.Tests.Generated.PlaceOverValueTests", Justification = "The tests load what they themselves saved.")]
[assembly: SuppressMessage("PickleGen", "PICKLE301", Scope = "type", Target = "~T:PickleGen.Tests.Unpickling.MessageTextTests", Justification = "The tests load what they themselves wrote.")]
