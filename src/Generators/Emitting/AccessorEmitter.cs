using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

/// <summary>Declares unsafe accessors: what C# would not let even a nested type reach.</summary>
internal static class AccessorEmitter
{
    private const string Attribute = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";

    /// <summary>Declares what the member is read and assigned through.</summary>
    public static void EmitMember(IndentedWriter writer, PickleMemberModel member, string accessibility)
    {
        var accessor = member.Accessor;
        string target = $"{(accessor.IsStruct ? "ref " : "")}{accessor.DeclaringType} target";
        if (member.Get == MemberAccess.Method)
            Emit(writer, accessibility, $"Method, Name = \"get_{accessor.Property}\"", $"{accessor.MemberType} Get_{member.Key}({target})");
        if (member.Set == MemberAccess.Method)
            Emit(writer, accessibility, $"Method, Name = \"set_{accessor.Property}\"", $"void Set_{member.Key}({target}, {accessor.MemberType} value)");
        if (member.NeedsField)
            Emit(writer, accessibility, $"Field, Name = \"{accessor.Field}\"", $"ref {accessor.MemberType} Field_{member.Key}({target})");
    }

    /// <summary>Declares what a callback is called through.</summary>
    public static void EmitCallback(IndentedWriter writer, string method, CallbackAccessorModel accessor, string accessibility) =>
        Emit(writer, accessibility, $"Method, Name = \"{method}\"", $"void Call_{accessor.Key}({(accessor.IsStruct ? "ref " : "")}{accessor.DeclaringType} target)");

    /// <summary>Declares what a state setter is called through.</summary>
    public static void EmitStateSetter(IndentedWriter writer, StateSetterAccessorModel accessor, string accessibility) =>
        Emit(writer, accessibility, $"StaticMethod, Name = \"{accessor.Method}\"", accessor.Signature);

    /// <summary>Declares one.</summary>
    public static void Emit(IndentedWriter writer, string accessibility, string where, string signature)
    {
        if (accessibility == "private") writer.WriteLine();
        writer.WriteLine(
            $"""
            {Attribute}{where})]
            {accessibility} static extern {signature};
            """);
    }
}
