namespace PickleGen.Packages.Tests;

/// <summary>What publishing ahead of time, or without what is not used, needs beside the SDK: packages that not every registry has, and a linker.</summary>
internal static class Toolchain
{
    private static readonly Lazy<string?> s_native = new(() => WhyNotRestored("PublishAot") ?? (HasLinker() ? null : "Neither clang nor gcc is installed, one of which links native programs."));

    private static readonly Lazy<string?> s_trimmed = new(static () => WhyNotRestored("PublishTrimmed"));

    /// <summary>Why nothing can be published without what it does not use here; null: it can.</summary>
    public static string? WhyNotTrimmed => s_trimmed.Value;

    /// <summary>Why nothing can be published as a native program here; null: it can.</summary>
    public static string? WhyNotNative => s_native.Value;

    /// <summary>Where the packages are that were found: they are large, and need not be fetched twice.</summary>
    public static string Packages { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    // With the user's own sources and packages: the compiler is large.
    private static string? WhyNotRestored(string property)
    {
        string folder = Directory.CreateTempSubdirectory("picklegen-toolchain-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "probe.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>
                <{property}>true</{property}><SelfContained>true</SelfContained><RuntimeIdentifier>{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier></PropertyGroup></Project>
                """);
            var restored = DotnetRun.Of(folder, packages: null, "dotnet", "restore", "--nologo");
            return restored.ExitCode == 0 ? null : $"What {property} needs cannot be restored. {restored.Output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool HasLinker() => OperatingSystem.IsWindows()
        || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
}

/// <summary>A fact about native programs. Skipped where none can be compiled, with <c>CI=true</c> as well: the compiler is a package that a registry may lack.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = Toolchain.WhyNotNative;
}

/// <summary>A fact about trimmed programs. Skipped where the runtime that they bring along, or the trimmer, cannot be restored.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TrimmedFactAttribute : FactAttribute
{
    public TrimmedFactAttribute() => Skip = Toolchain.WhyNotTrimmed;
}
