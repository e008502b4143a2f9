using PickleGen;

// C# 14: what an extension block hands on, its receiver included, travels. The line numbers are in the test.
public static class Remote
{
    public static void Run([Pickled] Delegate work) => work.DynamicInvoke();
}

public static class Sending
{
    extension(Func<long> work)
    {
        public void Send() => Remote.Run(work);
        public long Stay() => work();
        public long Sent { get { Remote.Run(work); return 1; } }
        public long Kept => work();
    }

    extension([Pickled] Func<long> work)
    {
        public void Marked() => work();
        public long Result => work();
    }

    extension(string name)
    {
        public void Named(Func<long> work) => Remote.Run(work);
        public static void Unnamed([Pickled] Func<long> work) => work();
        public string Doubled() => name + name;
    }
}

public class Job
{
    public int Value { get => field + 1; set; }

    public void Test(Stream stream, string name)
    {
        Func<long> length = () => stream.Length;
        length.Stay();
        Func<long> sent = () => stream.Length;
        sent.Send();
        Func<long> marked = () => stream.Length;
        marked.Marked();
        name.Named(() => stream.Length);
        string.Unnamed(() => stream.Length);
        Sending.Send(() => stream.Length);
        Remote.Run(() => name.Doubled());
        Remote.Run(() => Value);
        Func<long> read = () => stream.Length;
        _ = read.Kept + read.Result;
        Func<long> passed = () => stream.Length;
        _ = passed.Sent;
    }
}
