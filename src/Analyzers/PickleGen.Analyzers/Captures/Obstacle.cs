namespace PickleGen.Analyzers.Captures;

/// <summary>Why a value of some type has no meaning in another process, and what to do instead. Both end up in one sentence of PICKLE101.</summary>
/// <param name="Reason">A clause, such as "a lock only holds among threads of this process".</param>
/// <param name="Advice">An imperative, such as "lock around the call".</param>
internal sealed record Obstacle(string Reason, string Advice)
{
    public static Obstacle Stream { get; } = new("it is open in this process only", "open it inside the lambda, or capture a path or the bytes");
    public static Obstacle Connection { get; } = new("a connection belongs to this process", "connect inside the lambda, or capture the address");
    public static Obstacle Lock { get; } = new("a lock only holds among the threads of this process", "lock around the call, or make the lock inside the lambda");
    public static Obstacle Task { get; } = new("a task runs in this process", "await it first and capture its result");
    public static Obstacle Cancellation { get; } = new("cancellation does not reach another process", "make a token source inside the lambda");
    public static Obstacle Thread { get; } = new("a thread runs in this process", "start it inside the lambda");
    public static Obstacle Timer { get; } = new("a timer ticks in this process", "start it inside the lambda");
    public static Obstacle PerThread { get; } = new("its values belong to the threads of this process", "read the value first and capture that");
    public static Obstacle Enumerator { get; } = new("an enumeration that is under way cannot go on elsewhere", "capture the collection");
    public static Obstacle Query { get; } = new("a query that has not run cannot go on elsewhere", "capture a list of its items");
    public static Obstacle Declaration { get; } = new("its declaration does not say which type the value has, and neither do numbers and lists that were pickled", "declare the variable as the type that it has");
    public static Obstacle Handle { get; } = new("a handle or address only means something in this process", "reopen it inside the lambda");
    public static Obstacle Process { get; } = new("it stands for something of this machine", "look it up inside the lambda");
    public static Obstacle Algorithm { get; } = new("it holds keys or states that are not pickled", "make it inside the lambda, or capture the key");
    public static Obstacle Comparer { get; } = new("a comparer is not pickled by itself", "name it inside the lambda");
    public static Obstacle Channel { get; } = new("its two ends are in this process", "capture the items");

    /// <summary>A type of the program's own.</summary>
    public static Obstacle NotPicklable(string type) => new($"'{type}' is not [Picklable]", "annotate it, or capture the values that are used");

    /// <summary>A type of the framework's.</summary>
    public static Obstacle NoCodec(string type) => new($"'{type}' is no type that can be pickled", "make it inside the lambda");
}
