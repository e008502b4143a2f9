namespace PickleGen.Tool;

internal static class Program
{
    private static int Main(string[] args)
    {
        Console.Error.WriteLine($"picklegen: unknown command '{(args.Length > 0 ? args[0] : "")}'");
        return 2;
    }
}
