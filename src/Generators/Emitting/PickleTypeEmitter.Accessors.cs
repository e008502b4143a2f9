using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    private const string Accessor = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";

    /// <summary>Declares what C# would not let even a nested type reach: init accessors, readonly fields, private members of base classes.</summary>
    private void EmitAccessors()
    {
        string parameters = string.Join(", ", _model.Construction.Arguments.Select(static (argument, i) => $"{argument.Type} a{i}"));
        if (_model.Construction.NeedsAccessor) EmitAccessor("private", "Constructor", $"{T} New({parameters})");
        if (IsBuiltByMembers && !_model.IsStruct) EmitAccessor("private", "Method, Name = \".ctor\"", $"void Construct({T} target, {parameters})");

        foreach (var member in _model.Members)
        {
            if (member.Accessor.Host is null) EmitAccessors(member, "private");
        }
        foreach (var callback in _model.Callbacks)
        {
            if (callback.DeclaringType is { } declaring) EmitAccessor("private", $"Method, Name = \"{callback.Method}\"", $"void Call_{callback.Method}({declaring} target)");
        }
    }

    /// <summary>Declares accessors into generic base classes, each in a class that has those type parameters and no others.</summary>
    private void EmitHosts()
    {
        foreach (var member in _model.Members)
        {
            if (member.Accessor.Host is not { } host || !NeedsAccessor(member)) continue;
            _writer.WriteLine();
            using (_writer.WriteBlock($"file static class {host.Name}{host.Parameters}{host.Constraints}")) EmitAccessors(member, "public");
        }
    }

    private static bool NeedsAccessor(PickleMemberModel member) =>
        member.Get is MemberAccess.Method or MemberAccess.Field || member.Set is MemberAccess.Method or MemberAccess.Field;

    private void EmitAccessors(PickleMemberModel member, string accessibility)
    {
        var accessor = member.Accessor;
        string target = $"{(accessor.IsStruct ? "ref " : "")}{accessor.DeclaringType} target";
        if (member.Get == MemberAccess.Method)
            EmitAccessor(accessibility, $"Method, Name = \"get_{accessor.Property}\"", $"{accessor.MemberType} Get_{member.Key}({target})");
        if (member.Set == MemberAccess.Method)
            EmitAccessor(accessibility, $"Method, Name = \"set_{accessor.Property}\"", $"void Set_{member.Key}({target}, {accessor.MemberType} value)");
        if (member.Get == MemberAccess.Field || member.Set == MemberAccess.Field)
            EmitAccessor(accessibility, $"Field, Name = \"{accessor.Field}\"", $"ref {accessor.MemberType} Field_{member.Key}({target})");
    }

    private void EmitAccessor(string accessibility, string where, string signature)
    {
        if (accessibility == "private") _writer.WriteLine();
        _writer.WriteLine(
            $"""
            {Accessor}{where})]
            {accessibility} static extern {signature};
            """);
    }

    /// <summary>A member's accessor, as the codec calls it.</summary>
    private static string Host(PickleMemberModel member, string kind) =>
        member.Accessor.Host is { } host ? $"{host.Name}{host.Arguments}.{kind}_{member.Key}" : $"{kind}_{member.Key}";
}
