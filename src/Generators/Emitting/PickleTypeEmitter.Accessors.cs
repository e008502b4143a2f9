using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    private const string Accessor = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";

    /// <summary>Declares what C# would not let even a nested type reach: init accessors, readonly fields, private members of base classes.</summary>
    private void EmitAccessors()
    {
        if (_model.Construction.Kind == ConstructionKind.ParameterlessAccessor)
        {
            _writer.WriteLine(
                $"""

                {Accessor}Constructor)]
                private static extern {T} New();
                """);
        }

        foreach (var member in _model.Members)
        {
            if (member.Accessor is not { } accessor) continue;
            string target = $"{(accessor.IsStruct ? "ref " : "")}{accessor.DeclaringType} target";
            if (member.Get == MemberAccess.Method) EmitAccessor($"Method, Name = \"get_{accessor.Property}\"", $"{member.Type} Get_{member.Name}({target})");
            if (member.Set == MemberAccess.Method) EmitAccessor($"Method, Name = \"set_{accessor.Property}\"", $"void Set_{member.Name}({target}, {member.Type} value)");
            if (member.Get == MemberAccess.Field || member.Set == MemberAccess.Field) EmitAccessor($"Field, Name = \"{accessor.Field}\"", $"ref {member.Type} Field_{member.Name}({target})");
        }
    }

    private void EmitAccessor(string where, string signature) => _writer.WriteLine(
        $"""

        {Accessor}{where})]
        private static extern {signature};
        """);
}
