using PickleGen.Analyzers.Security;

namespace PickleGen.Analyzers.Tests.Security;

/// <summary>PICKLE301.</summary>
public sealed class ClosurePolicyAnalyzerTests
{
    private static Task Verify(string statements) => AnalyzerHarness.VerifyAsync<ClosurePolicyAnalyzer>($$"""
        using System.Reflection;
        class Test
        {
            void Run(Assembly assembly, byte[] key) { {{statements}} }
        }
        class Mine { public static void TrustAssemblies(params Assembly[] all) { } }
        """);

    [Theory]
    [InlineData("var options = new PickleOptions { Closures = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|} };")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|}; var options = new PickleOptions { Closures = policy };")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|}; var options = new PickleOptions { Closures = key.Length > 0 ? policy.SignedWith(key) : policy };")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(new byte[32])|};")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(default)|};")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(ReadOnlyMemory<byte>.Empty)|};")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(Array.Empty<byte>())|};")]
    public Task A_policy_without_a_secret_is_found(string statements) => Verify(statements);

    [Theory]
    [InlineData("var options = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(assembly).SignedWith(key) };")]
    [InlineData("var policy = ClosurePolicy.TrustAssemblies(assembly); var signed = policy.SignedWith(key);")]
    [InlineData("var options = new PickleOptions { Closures = ClosurePolicy.None };")]
    [InlineData("Mine.TrustAssemblies(assembly);")]
    public Task A_policy_with_a_secret_is_silent(string statements) => Verify(statements);
}
