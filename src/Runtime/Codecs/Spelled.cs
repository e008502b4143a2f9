namespace PickleGen.Codecs;

/// <summary>Opcodes as CPython writes what comes for the first time: spelled out, and memoized (pickle.py <c>save_str</c>, <c>save_global</c>).</summary>
internal static class Spelled
{
    /// <summary><c>text MEMOIZE</c></summary>
    public static byte[] Text(string text)
    {
        var writer = new PickleWriter(new byte[256], PickleProtocol.Highest);
        writer.Commit(ref PickleOps.String(ref writer.Reserve(PickleOps.SizeOf(text)), text));
        byte[] opcodes = [.. writer.Pending, (byte)PickleOpcode.Memoize];
        writer.Dispose();
        return opcodes;
    }

    /// <summary><c>module MEMOIZE name MEMOIZE STACK_GLOBAL MEMOIZE</c></summary>
    public static byte[] Global(string module, string name) => [.. Text(module), .. Text(name), (byte)PickleOpcode.StackGlobal, (byte)PickleOpcode.Memoize];
}
