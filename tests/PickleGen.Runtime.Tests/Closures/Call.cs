namespace PickleGen.Tests.Closures;

/// <summary>A pickle that calls a name of module <c>picklegen</c> with whatever a hostile writer likes.</summary>
internal sealed class Call(string name, params object?[] arguments) : IReducible
{
    public ReduceValue Reduce(int protocol) => new(new PickleCallable("picklegen", name), arguments);
}
