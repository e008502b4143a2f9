using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security;

namespace PickleGen.Closures;

/// <summary>The one place that reads IL through reflection.</summary>
/// <remarks>
/// Trimming renumbers tokens, in the metadata and in the IL alike: a token that was read from a body is good in that body's module.
/// A native image has no IL, and says so here by null; what rests on it does without then.
/// </remarks>
internal static class MethodIl
{
    /// <summary>The body, or null: abstract, native, made at run time, or compiled ahead of time.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A body that is not there is handled: the closure keeps all its variables and is told by its module's version.")]
    public static MethodBody? BodyOf(MethodBase method)
    {
        try
        {
            return method.GetMethodBody();
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException or VerificationException)
        {
            return null;
        }
    }

    /// <summary>The type, method or field that a token in the body of <paramref name="method"/> stands for.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The token comes from the IL of the same module.")]
    public static MemberInfo Resolve(MethodBase method, int token)
    {
        Type[]? typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, typeArguments, methodArguments) ?? throw Unknown(token);
    }

    /// <summary>Whether a token stands for a type itself, TypeDef or TypeRef: with type arguments it is a TypeSpec (ECMA-335 II.22).</summary>
    public static bool IsDefinition(int token) => token >> 24 is 0x01 or 0x02;

    private static BadImageFormatException Unknown(int token) => new($"Token 0x{token:X8} stands for nothing.");

    /// <summary>The text of <c>ldstr</c>.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The token comes from the IL of the same module.")]
    public static string ResolveText(MethodBase method, int token) => method.Module.ResolveString(token);

    /// <summary>The signature of <c>calli</c>, or of a method definition by its own token.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The token comes from the IL of the same module.")]
    public static byte[] ResolveSignature(MethodBase method, int token) => method.Module.ResolveSignature(token);

    /// <summary>What is in a field with constant data, which array literals are made from.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The field's type holds numbers alone, and is there with the field.")]
    public static byte[] DataOf(FieldInfo field)
    {
        byte[] data = new byte[Marshal.SizeOf(field.FieldType)];
        RuntimeHelpers.InitializeArray(data, field.FieldHandle);
        return data;
    }

    /// <summary>The method definition with a token, or null: the token was taken from a module of this very version.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "What is found must bear the name and the fingerprint that the pickle gives.")]
    public static MethodBase? DefinitionAt(Module module, int token)
    {
        try
        {
            return module.ResolveMethod(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The definition: of generic methods, and of methods of generic types, the open one.</summary>
    public static T DefinitionOf<T>(T method)
        where T : MethodBase =>
        method is { IsGenericMethod: false, DeclaringType.IsGenericType: false } ? method : (T?)DefinitionAt(method.Module, method.MetadataToken) ?? method;
}
