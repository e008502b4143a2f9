using PickleGen.Analyzers.Security;

namespace PickleGen.Analyzers.Tests.Security;

/// <summary>PICKLE301.</summary>
public sealed class ClosurePolicyAnalyzerTests
{
    private static Task Verify(string statements) => AnalyzerHarness.VerifyAsync<ClosurePolicyAnalyzer>($$"""
        using System.Reflection;
        using static PickleGen.ClosurePolicy;
        class Test
        {
            private static ClosurePolicy? s_policy;
            public static ClosurePolicy? Policy => s_policy;
            private static readonly byte[] s_zeros = new byte[32], s_listed = { 0, 0 }, s_secret = Convert.FromHexString("00ff"), s_filled = new byte[32];
            static Test() => System.Security.Cryptography.RandomNumberGenerator.Fill(s_filled);
            void Run(Assembly assembly, byte[] key) { {{statements}} }
        }
        class Mine { public static void TrustAssemblies(params Assembly[] all) { } public void SignedWith(byte[] key) { } }
        """);

    [Theory]
    [InlineData("var options = new PickleOptions { Closures = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|} };")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|}; var options = new PickleOptions { Closures = policy };")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|}; var options = new PickleOptions { Closures = key.Length > 0 ? policy.SignedWith(key) : policy };")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(new byte[32])|};")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(default)|};")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(ReadOnlyMemory<byte>.Empty)|};")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(Array.Empty<byte>())|};")]
    [InlineData("s_policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|};")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(typeof(Test).Assembly, assembly)|}; policy.SignedWith(key); s_policy = policy;")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|}; if (key.Length > 0) policy = policy.SignedWith(key); s_policy = policy;")]
    [InlineData("var policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|}; s_policy = policy; policy = policy.SignedWith(key);")]
    [InlineData("s_policy = (key.Length > 0 ? {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|} : s_policy) ?? s_policy!.SignedWith(key);")]
    [InlineData("s_policy = key.Length == 0 ? {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|} : ClosurePolicy.TrustAssemblies(assembly).SignedWith(key);")]
    [InlineData("Func<Assembly, ClosurePolicy> make = a => {|PICKLE301:ClosurePolicy.TrustAssemblies(a)|}; make(assembly);")]
    [InlineData("ClosurePolicy Local() { return {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|}; } Local();")]
    [InlineData("s_policy = {|PICKLE301:PickleGen.ClosurePolicy.TrustAssemblies(AppDomain.CurrentDomain.GetAssemblies())|};")]
    [InlineData("s_policy = {|PICKLE301:TrustAssemblies(assembly)|};")]
    [InlineData("s_policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(new byte[0])|};")]
    [InlineData("s_policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith((byte[])[])|};")]
    [InlineData("s_policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(s_zeros)|};")]
    [InlineData("s_policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(Test.s_listed)|};")]
    [InlineData("s_policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith(new byte[] { 0, 0 })|};")]
    [InlineData("s_policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly).SignedWith((byte[])[0, 0])|};")]
    [InlineData("Func<Assembly[], ClosurePolicy> make = {|PICKLE301:ClosurePolicy.TrustAssemblies|}; make([assembly]);")]
    [InlineData("Func<Assembly[], ClosurePolicy> make = {|PICKLE301:TrustAssemblies|}; make([assembly]);")]
    [InlineData("ClosurePolicy policy; policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|}; s_policy = policy;")]
    [InlineData("ClosurePolicy policy; policy = {|PICKLE301:ClosurePolicy.TrustAssemblies(assembly)|}; if (key.Length > 0) policy = policy.SignedWith(key); s_policy = policy;")]
    public Task A_policy_without_a_secret_is_found(string statements) => Verify(statements);

    [Theory]
    [InlineData("var options = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(assembly).SignedWith(key) };")]
    [InlineData("var policy = ClosurePolicy.TrustAssemblies(assembly); var signed = policy.SignedWith(key);")]
    [InlineData("var options = new PickleOptions { Closures = ClosurePolicy.None };")]
    [InlineData("Mine.TrustAssemblies(assembly);")]
    [InlineData("var policy = ClosurePolicy.TrustAssemblies(assembly); policy = policy.SignedWith(key); s_policy = policy; s_policy = policy;")]
    [InlineData("s_policy = (ClosurePolicy.TrustAssemblies(assembly)).SignedWith(key);")]
    [InlineData("s_policy = ClosurePolicy.TrustAssemblies(assembly)?.SignedWith(key);")]
    [InlineData("s_policy = (key.Length > 9 ? ClosurePolicy.TrustAssemblies(assembly) : ClosurePolicy.TrustAssemblies(assembly, assembly)).SignedWith(key);")]
    [InlineData("s_policy = (key.Length switch { 1 => ClosurePolicy.None, 2 => ClosurePolicy.TrustAssemblies(assembly), _ => s_policy ?? TrustAssemblies(assembly) }).SignedWith(key);")]
    [InlineData("var policy = ClosurePolicy.TrustAssemblies(assembly); s_policy = (key.Length > 9 ? policy : ClosurePolicy.None).SignedWith(key);")]
    [InlineData("s_policy = ClosurePolicy.TrustAssemblies(assembly)!.SignedWith(key.AsMemory());")]
    [InlineData("var fresh = new byte[32]; System.Security.Cryptography.RandomNumberGenerator.Fill(fresh); s_policy = ClosurePolicy.TrustAssemblies(assembly).SignedWith(fresh);")]
    [InlineData("s_policy = ClosurePolicy.TrustAssemblies(assembly).SignedWith(System.Text.Encoding.UTF8.GetBytes(\"secret\"));")]
    [InlineData("s_policy = ClosurePolicy.TrustAssemblies(assembly).SignedWith(new byte[] { 1, 2, 3 });")]
    [InlineData("s_policy = key.Length == 0 ? ClosurePolicy.None : ClosurePolicy.TrustAssemblies(assembly).SignedWith(key);")]
    [InlineData("_ = nameof(ClosurePolicy.TrustAssemblies);")]
    [InlineData("new Mine().SignedWith(new byte[32]);")]
    [InlineData("// ClosurePolicy.TrustAssemblies(assembly)\n_ = \"ClosurePolicy.TrustAssemblies(assembly)\";")]
    [InlineData("ClosurePolicy first = ClosurePolicy.TrustAssemblies(assembly), second = first.SignedWith(key); s_policy = second;")]
    [InlineData("ClosurePolicy policy; policy = ClosurePolicy.TrustAssemblies(assembly); s_policy = policy.SignedWith(key);")]
    [InlineData("ClosurePolicy policy; policy = ClosurePolicy.TrustAssemblies(assembly); policy = policy.SignedWith(key); s_policy = policy;")]
    [InlineData("s_policy = ClosurePolicy.TrustAssemblies();")]
    [InlineData("s_policy = ClosurePolicy.TrustAssemblies([]);")]
    [InlineData("s_policy = ClosurePolicy.TrustAssemblies(assembly).SignedWith(s_secret);")]
    [InlineData("s_policy = ClosurePolicy.TrustAssemblies(assembly).SignedWith(s_filled);")]
    [InlineData("s_policy = ClosurePolicy.TrustAssemblies(assembly).SignedWith((byte[])[0, 1]);")]
    public Task A_policy_with_a_secret_is_silent(string statements) => Verify(statements);
}
