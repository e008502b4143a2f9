using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    private const string Accessor = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";

    /// <summary>Declares what C# would not let even a nested type reach: init accessors, readonly fields, private members of base classes.</summary>
    private void EmitAccessors()
    {
        string parameters = string.Join(", ", _model.Construction.Arguments.Select(static (argument, i) => $"{argument.Type} a{i}"));
        if (_model.Construction.NeedsAccessor) EmitAccessor("Constructor", $"{T} New({parameters})");
        if (IsBuiltByMembers && !_model.IsStruct) EmitAccessor("Method, Name = \".ctor\"", $"void Construct({T} target, {parameters})");

        foreach (var member in _model.Members)
        {
            var accessor = member.Accessor;
            string target = $"{(accessor.IsStruct ? "ref " : "")}{accessor.DeclaringType} target";
            if (member.Get == MemberAccess.Method) EmitAccessor($"Method, Name = \"get_{accessor.Property}\"", $"{member.Type} Get_{member.Key}({target})");
            if (member.Set == MemberAccess.Method) EmitAccessor($"Method, Name = \"set_{accessor.Property}\"", $"void Set_{member.Key}({target}, {member.Type} value)");
            if (member.Get == MemberAccess.Field || member.Set == MemberAccess.Field) EmitAccessor($"Field, Name = \"{accessor.Field}\"", $"ref {member.Type} Field_{member.Key}({target})");
        }
    }

    private void EmitAccessor(string where, string signature) => _writer.WriteLine(
        $"""

        {Accessor}{where})]
        private static extern {signature};
        """);
}
