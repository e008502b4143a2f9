namespace PickleGen.Numpy.Tests;

/// <summary>numpy, which judges what we read and write.</summary>
internal static class NumpyPython
{
    private const string Imports = """
        import numpy as np, pickle, sys, types
        lab = types.ModuleType("lab")
        sys.modules["lab"] = lab
        class Model:
            def __init__(self, **members): self.__dict__.update(members)
        Model.__module__ = "lab"
        lab.Model = Model

        """;

    /// <summary>The same at several protocols.</summary>
    public static IEnumerable<byte[]> Pickles(string expression, params int[] protocols)
    {
        byte[] all = PythonRunner.Run($"""
            {Imports}
            for protocol in ({string.Join(", ", protocols)},):
                pickled = pickle.dumps({expression}, protocol)
                sys.stdout.buffer.write(len(pickled).to_bytes(4, "little") + pickled)
            """);
        for (int at = 0; at < all.Length;)
        {
            int end = at + sizeof(int) + BitConverter.ToInt32(all, at);
            yield return all[(at + sizeof(int))..end];
            at = end;
        }
    }

    /// <summary>What numpy pickles.</summary>
    /// <param name="expression">Python's expression for it; <c>lab.Model(a=1)</c> is an object.</param>
    /// <param name="protocol">0 to 5.</param>
    public static byte[] Pickle(string expression, int protocol) => PythonRunner.Run($"{Imports}sys.stdout.buffer.write(pickle.dumps({expression}, {protocol}))");

    /// <summary>Fails unless a condition is true of what Python loads, which is called <c>it</c>.</summary>
    public static void Expect(string condition, byte[] pickle) => PythonRunner.Run($"""
        {Imports}
        it = pickle.loads(sys.stdin.buffer.read())
        assert {condition}, (it, getattr(it, "dtype", None))
        """, pickle);
}
