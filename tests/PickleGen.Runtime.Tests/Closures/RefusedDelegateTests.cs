using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using Microsoft.CodeAnalysis;

namespace PickleGen.Tests.Closures;

/// <summary>Delegates that have no name another process could find, and variables that mean something in this process alone.</summary>
public class RefusedDelegateTests
{
    [Fact]
    public void Dynamic_method_is_refused()
    {
        var method = new DynamicMethod("Twice", typeof(int), [typeof(int)]);
        ILGenerator code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Dup);
        code.Emit(OpCodes.Add);
        code.Emit(OpCodes.Ret);
        Refused(method.CreateDelegate<Func<int, int>>(), "made at run time");
    }

    [Fact]
    public void Compiled_expression_is_refused()
    {
        int n = 2;
        Expression<Func<int, int>> twice = x => x * n;
        Refused(twice.Compile(), "made at run time");
    }

    [Fact]
    public void Expression_tree_is_refused()
    {
        Expression<Func<int, int>> twice = x => x * 2;
        Func<object> captures = () => twice;
        Assert.Equal("$.twice", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(captures)).Path);
        Assert.Throws<PicklingException>(() => PickleSerializer.Serialize<object>(twice));
    }

    [Fact]
    public void Method_of_an_assembly_that_was_made_at_run_time_is_refused()
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Made"), AssemblyBuilderAccess.Run).DefineDynamicModule("Made").DefineType("Made", TypeAttributes.Public);
        ILGenerator code = type.DefineMethod("Same", MethodAttributes.Public | MethodAttributes.Static, typeof(int), [typeof(int)]).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ret);
        Refused(type.CreateType().GetMethod("Same")!.CreateDelegate<Func<int, int>>(), "exists in this process alone");
    }

    [Fact]
    public void Instance_method_on_null_is_refused() =>
        Refused(Delegate.CreateDelegate(typeof(Func<int, int>), null, typeof(RefusedDelegateTests).GetMethod(nameof(Instance), BindingFlags.Instance | BindingFlags.NonPublic)!), "on null");

    [Theory]
    [InlineData("int*", "(int*)8", "*value")]
    [InlineData("void*", "(void*)8", "(int)value")]
    [InlineData("delegate*<int, int>", "&Same", "value(1)")]
    public void Pointer_is_refused_with_its_variable(string type, string value, string use)
    {
        var build = Build.Of($$"""
            using System;
            public static class Program
            {
                static int Same(int x) => x;
                public static unsafe Func<int> Make() { {{type}} value = {{value}}; return () => {{use}}; }
            }
            """);
        var made = build.Call<Func<int>>("Make");
        foreach (Action save in (Action[])[() => PickleSerializer.Serialize(made), () => PickleSerializer.Serialize<object>(made), () => new Pickler(new MemoryStream()).Dump(made)])
        {
            var error = Assert.Throws<PicklingException>(save);
            Assert.Equal("$.value", error.Path);
            Assert.Contains("pointer", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("int*", "*value")]
    [InlineData("delegate*<int, int>", "value(1)")]
    public void Pointer_is_never_set_from_a_pickle(string type, string use)
    {
        // A pickle of the same lambda whose variable is a number: the fingerprint of the one with the pointer stands in it.
        const string Source = "using System; public static class Program { public static unsafe Func<int> Make() { TYPE value = default; return () => USE; } }";
        var target = Build.Of(Source.Replace("TYPE", type, StringComparison.Ordinal).Replace("USE", use, StringComparison.Ordinal)).Call<Func<int>>("Make");
        var made = new Call("delegate", "Func`1[int]", new Call("method", PickleGen.Closures.MethodIdentity.Of(target.Method).ToArguments()), new Call("closure"));
        var output = new MemoryStream();
        new Pickler(output).Dump(new Call("fill", made, new PickleDict { ["value"] = 1234567 }));
        var options = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(target.Method.Module.Assembly) };
        Assert.ThrowsAny<UnpicklingException>(() => new Unpickler(output.ToArray(), options).Load());
    }

    /// <summary>A lambda is found with the same code or refused; another configuration's code is other code.</summary>
    [Fact]
    public void Debug_build_never_runs_another_lambda_than_the_release_build_pickled()
    {
        Build release = Build.Of(RebuiltProgram.Source), debug = Build.Of(RebuiltProgram.Source, level: OptimizationLevel.Debug);
        int stale = 0;
        foreach (string factory in RebuiltProgram.Factories)
        {
            var before = release.Call<Delegate>(factory);
            try
            {
                Assert.Equal(debug.Call<Delegate>(factory).Method, debug.Remake(before).Method);
            }
            catch (StaleCodeException)
            {
                stale++;
            }
        }

        Assert.NotEqual(0, stale);
    }

    private int Instance(int x) => GetType().Name.Length + x;

    private static void Refused(Delegate value, string why)
    {
        foreach (Action save in (Action[])[() => PickleSerializer.Serialize((Func<int, int>)value), () => PickleSerializer.Serialize<object>(value), () => new Pickler(new MemoryStream()).Dump(value)])
            Assert.Contains(why, Assert.Throws<PicklingException>(save).Message, StringComparison.Ordinal);
    }
}
