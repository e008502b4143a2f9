namespace PickleGen.Conformance.Tests.Typed;

/// <summary>What CPython writes for values of annotated types.</summary>
internal static class CPython
{
    private const string Script = """
        import pickle, sys, threading, types

        class Anything(types.ModuleType):
            def __getattr__(self, name):
                if name.startswith('__'):
                    raise AttributeError(name)
                setattr(self, name, type(name, (), {'__module__': self.__name__}))
                return getattr(self, name)

        # Equal texts are one object, as those in a program's source are: the pickler refers to them then.
        def shared(value):
            if isinstance(value, str):
                return sys.intern(value)
            if isinstance(value, (list, tuple)):
                return type(value)(shared(item) for item in value)
            if isinstance(value, dict):
                return {shared(key): shared(item) for key, item in value.items()}
            if hasattr(value, '__dict__') and type(value).__module__ == 'tiers' and id(value) not in seen:
                seen.add(id(value))
                value.__dict__.update({name: shared(item) for name, item in value.__dict__.items()})
            return value

        def rewrite():
            value = shared(pickle.loads(sys.stdin.buffer.read()))
            sys.stdout.buffer.write(pickle.dumps(value, PROTOCOL))

        seen = set()
        sys.modules['tiers'] = Anything('tiers')
        sys.setrecursionlimit(1_000_000)
        threading.stack_size(512 << 20)
        thread = threading.Thread(target=rewrite)
        thread.start()
        thread.join()
        """;

    /// <summary>The value as we write it, loaded and dumped by Python: classes of module <c>tiers</c>.</summary>
    public static byte[] Rewrites<T>(T value, int protocol = 4) =>
        PythonRunner.Run($"PROTOCOL = {protocol}\n{Script}", PickleSerializer.Serialize(value));
}
