namespace PickleGen.Samples.Pages;

/// <summary>docs/types.md: a type that is known at run time.</summary>
public static class RuntimeTypes
{
    private static readonly Dictionary<string, Type> s_messages = new() { ["order"] = typeof(Order), ["account"] = typeof(Account) };

    public static byte[] Write(object message) => PickleSerializer.Serialize(message, message.GetType());

    public static object? Read(string kind, byte[] pickle) => PickleSerializer.Deserialize(pickle, s_messages[kind]);
}
