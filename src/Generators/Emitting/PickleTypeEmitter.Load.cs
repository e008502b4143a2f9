using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    private void EmitCreate()
    {
        string made = _model.Construction.Kind switch
        {
            ConstructionKind.Parameterless => "new()",
            ConstructionKind.ParameterlessAccessor => "New()",
            _ => "default",
        };
        _writer.WriteLine(
            $"""
            public static {Nullable} Create() => {made};

            """);
    }

    private void EmitLoadMembers()
    {
        using (_writer.WriteBlock($"public static void LoadMembers({ReaderAndUnpickler}, ref {Nullable} target)"))
        {
            _writer.WriteLine("var members = unpickler.BeginMembers(ref reader, Class);");
            using (_writer.WriteBlock("while (unpickler.NextMember(ref reader, Class, ref members, out int member))"))
            using (_writer.WriteBlock("switch (member)"))
            {
                for (int i = 0; i < _model.Members.Count; i++) EmitCase(i);
                _writer.WriteLine("default: unpickler.SkipMember(ref reader, ref members); break;");
            }
        }
    }

    private void EmitCase(int index)
    {
        var member = _model.Members[index];
        string value = $"{member.Codec.Codec}.Load(ref reader, unpickler)";
        _writer.WriteLine($"case {index}: {Assign(member, value)}; break;");
    }

    private static string Assign(PickleMemberModel member, string value)
    {
        string target = member.Accessor is { IsStruct: true } ? "ref target" : "target";
        return member.Set switch
        {
            MemberAccess.Method => $"Set_{member.Name}({target}, {value})",
            MemberAccess.Field => $"Field_{member.Name}({target}) = {value}",
            _ => $"target.{Id(member)} = {value}",
        };
    }
}
