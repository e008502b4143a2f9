using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PickleGen.Tests.Closures;

/// <summary>Delegates to one of several overloads that differ in what hardly any name says: how a pointer is called, modifiers.</summary>
public class FunctionPointerTests
{
    private static readonly string[] s_conventions =
    [
        "delegate*<int, void>", "delegate* unmanaged<int, void>", "delegate* unmanaged[Cdecl]<int, void>", "delegate* unmanaged[Stdcall]<int, void>", "delegate* unmanaged[Thiscall]<int, void>",
        "delegate* unmanaged[SuppressGCTransition]<int, void>", "delegate* unmanaged[Cdecl, SuppressGCTransition]<int, void>", "delegate* unmanaged[Stdcall]<int, delegate* unmanaged[Cdecl]<void>>",
        "delegate* unmanaged[Stdcall]<int, delegate* unmanaged[Stdcall]<void>>", "delegate* unmanaged[Cdecl]<int, void>[]", "delegate* unmanaged[Stdcall]<int, void>[]",
        "System.Action<delegate* unmanaged[Cdecl]<int, void>[]>", "System.Action<delegate* unmanaged[Stdcall]<int, void>[]>",
    ];

    [Fact]
    public void Overload_over_a_calling_convention_is_the_one_that_was_pickled()
    {
        string overloads = string.Concat(s_conventions.Select(type => $"public static int M({type} f) => 0; "));
        string makers = string.Concat(s_conventions.Select((type, i) => $"public delegate int D{i}({type} f); public static System.Delegate Make{i}() => (D{i})M; "));
        var build = Build.Of($"public static unsafe class Program {{ {overloads} {makers} }}");
        var made = s_conventions.Select((_, i) => build.Call<Delegate>("Make" + i)).ToArray();
        Assert.Equal(s_conventions.Length, made.Select(each => each.Method).Distinct().Count());
        Assert.All(made, each => Assert.Equal(each.Method, build.Remake(each).Method));
    }

    [Fact]
    public void Method_that_has_a_twin_but_for_modifiers_is_refused_on_save_and_on_load()
    {
        var builder = new PersistedAssemblyBuilder(new AssemblyName("Twins"), typeof(object).Assembly);
        var type = builder.DefineDynamicModule("Twins").DefineType("Twins", TypeAttributes.Public);
        foreach (var modifier in (Type[])[typeof(IsConst), typeof(IsLong)])
        {
            var il = type.DefineMethod("M", MethodAttributes.Public | MethodAttributes.Static, CallingConventions.Standard, typeof(int), null, null, [typeof(int)], null, [[modifier]]).GetILGenerator();
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ret);
        }

        type.CreateType();
        using var image = new MemoryStream();
        builder.Save(image);
        image.Position = 0;
        var assembly = new AssemblyLoadContext("twins").LoadFromStream(image);
        foreach (var method in assembly.GetType("Twins")!.GetMethods().Where(method => method.Name == "M"))
            Assert.Contains("Call it in a lambda", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(method.CreateDelegate<Func<int, int>>())).Message, StringComparison.Ordinal);

        byte[] pickle = PickleSerializer.Serialize<object>(new Call("delegate", "Func`2[int,int]", new Call("method", "Twins/Twins", "M", "int (int)")));
        var options = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(assembly) };
        Assert.Contains("which is meant", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Func<int, int>>(pickle, options)).Message, StringComparison.Ordinal);
    }
}
