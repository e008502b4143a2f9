using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace PickleGen.Tests.Closures;

/// <summary>The compilers of F# and Visual Basic that the SDK has.</summary>
internal static class OtherCompiler
{
    private static readonly string s_sdk = typeof(OtherCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "Sdk").Value!;

    // One for all builds, as in a program; they are loaded into contexts of their own, which ask the default one.
    private static readonly Assembly s_core = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(s_sdk, "FSharp", "FSharp.Core.dll"));

    /// <summary>A library of F#, with all optimizations.</summary>
    public static byte[] FSharp(string source) =>
        Compile(source, "fs", Path.Combine("FSharp", "fsc.dll"), ["--noframework", "--targetprofile:netcore", "--optimize+", "--deterministic+", "--debug-", "--target:library", .. References(s_core.Location)]);

    /// <summary>The same of Visual Basic.</summary>
    public static byte[] VisualBasic(string source) =>
        Compile(source, "vb", Path.Combine("Roslyn", "bincore", "vbc.dll"), ["-sdkpath:" + Path.GetDirectoryName(typeof(object).Assembly.Location), "-optimize+", "-define:_MyType=\"Empty\"", "-deterministic+", "-debug-", "-target:library", .. References()]);

    private static byte[] Compile(string source, string extension, string compiler, string[] options)
    {
        string folder = Directory.CreateTempSubdirectory("picklegen").FullName, program = Path.Combine(folder, "Program." + extension), image = Path.Combine(folder, "Program.dll");
        try
        {
            File.WriteAllText(program, source);
            var start = new ProcessStartInfo(SecondProcess.Host, [Path.Combine(s_sdk, compiler), .. options, (extension == "fs" ? "-o:" : "-out:") + image, program]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output + errors.Result);
            return File.ReadAllBytes(image);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> References(params string[] others) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll" or "Microsoft.VisualBasic.Core.dll")
            .Concat(others)
            .Select(static path => "-r:" + path);
}
