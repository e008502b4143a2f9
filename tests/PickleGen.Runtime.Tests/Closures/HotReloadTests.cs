namespace PickleGen.Tests.Closures;

/// <summary>A lambda whose code hot reload replaced is another one, though reflection has the same method for it.</summary>
public sealed class HotReloadTests : IDisposable
{
    private const string Edited = "using System; public static class Program { public static Func<int, int> Make() { int n = 3; return x => x + n + 1000; } }";

    private const string Host = """
        using System;
        using System.IO;
        using System.Linq;
        using System.Reflection;
        using System.Reflection.Metadata;
        using System.Runtime.Loader;
        using PickleGen;

        public static class Program
        {
            public static string Reload()
            {
                Assembly old = Load(), edited = Load();
                ClosurePolicy oldPolicy = ClosurePolicy.TrustAssemblies(old), editedPolicy = ClosurePolicy.TrustAssemblies(edited);
                byte[] before = PickleSerializer.Serialize(Make(edited));
                string answers = Says(before, oldPolicy) + " " + Says(before, editedPolicy) + " " + Says(before, editedPolicy);
                MetadataUpdater.ApplyUpdate(edited, Read("metadata"), Read("code"), Read("symbols"));
                // As dotnet watch does.
                foreach (var handler in typeof(Pickler).Assembly.GetCustomAttributes<MetadataUpdateHandlerAttribute>())
                    handler.HandlerType.GetMethod("ClearCache")!.Invoke(null, new object?[] { null });
                byte[] after = PickleSerializer.Serialize(Make(edited));
                return answers + "; " + Says(after, editedPolicy) + " " + Says(after, oldPolicy) + " " + Says(before, editedPolicy) + " " + Says(before, oldPolicy);
            }

            private static Func<int, int> Make(Assembly assembly) => (Func<int, int>)assembly.GetType("Program")!.GetMethod("Make")!.Invoke(null, null)!;

            private static string Says(byte[] pickle, ClosurePolicy policy)
            {
                try
                {
                    return PickleSerializer.Deserialize<Func<int, int>>(pickle, new PickleOptions { Closures = policy })!(1).ToString();
                }
                catch (StaleCodeException)
                {
                    return "stale";
                }
            }

            private static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, file));

            private static Assembly Load() => new AssemblyLoadContext("edited").LoadFromStream(new MemoryStream(Read("Edited.dll")));
        }
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("reloaded-");

    [Fact]
    public void Reloaded_lambda_is_not_taken_for_the_one_before()
    {
        string program = Build.ToRun(Host, Path.Combine(_root.FullName, "host"));
        HotReload.Write(Edited, Edited.Replace("1000", "2000", StringComparison.Ordinal), Path.GetDirectoryName(program)!);
        SecondProcess.Run(program, new Dictionary<string, string> { ["DOTNET_MODIFIABLE_ASSEMBLIES"] = "debug" }, "save", _root.FullName, "Reload");
        Assert.Equal("1004 1004 1004; 2004 stale stale 1004", PickleSerializer.Deserialize<string>(File.ReadAllBytes(Path.Combine(_root.FullName, "Reload"))));
    }

    public void Dispose() => _root.Delete(recursive: true);
}
