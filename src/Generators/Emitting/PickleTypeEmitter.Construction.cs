using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

/// <content>Objects whose constructor takes members: it runs when they are known.</content>
internal sealed partial class PickleTypeEmitter
{
    /// <summary>The constructor runs as soon as it can, because it makes collections that the pickle's elements then go into.</summary>
    private bool IsBuiltEarly => IsBuiltByMembers && _model.Members.Any(static member => member.StaysInPlace);

    /// <summary>The members that the constructor takes.</summary>
    private IEnumerable<int> ArgumentMembers => _model.Construction.Arguments.Where(static argument => argument.Member >= 0).Select(static argument => argument.Member);

    /// <summary>The type of the local that a member's value waits in: the parameter's, which may be wider, and is given by reference only as it is.</summary>
    private string LocalType(int member) => _model.Construction.Arguments.FirstOrDefault(argument => argument.Member == member)?.ValueType ?? _model.Members[member].Type;

    private bool WaitsForConstructor(int member) => IsBuiltByMembers && _model.Members[member].StaysInPlace;

    /// <summary>A statement that runs the constructor, unless it has run; if <paramref name="condition"/> holds, where there is one.</summary>
    private string BuiltIf(string condition = "")
    {
        string call = $"Build({string.Join(", ", BuildArguments())})";
        return $"isBuilt = isBuilt || {(condition.Length == 0 ? call : $"({condition} && {call})")};";
    }

    private IEnumerable<string> BuildArguments()
    {
        if (!_model.IsStruct) yield return "unpickler";
        yield return "ref target";
        if (!_model.IsStruct) yield return "index";
        foreach (int member in ArgumentMembers) yield return Local(_model.Members[member]);
    }

    private IEnumerable<string> BuildParameters()
    {
        if (!_model.IsStruct) yield return "global::PickleGen.Unpickler unpickler";
        yield return $"ref {Nullable} target";
        if (!_model.IsStruct) yield return "int index";
        foreach (int member in ArgumentMembers) yield return $"{LocalType(member)} {Local(_model.Members[member])}";
    }

    private void EmitBuild()
    {
        if (!IsBuiltEarly) return;
        _writer.WriteLine("\n/// <summary>Runs the constructor: always true.</summary>");
        using (_writer.WriteBlock($"private static bool Build({string.Join(", ", BuildParameters())})"))
        {
            EmitNew();
            if (!_model.IsStruct) _writer.WriteLine("unpickler.Built(index, target);");
            _writer.WriteLine("return true;");
        }
    }

    /// <summary>All values are known.</summary>
    private void EmitConstruction()
    {
        if (IsBuiltEarly) _writer.WriteLine(BuiltIf());
        else EmitNew();
        for (int i = 0; i < _model.Members.Count; i++)
        {
            var member = _model.Members[i];
            if (member.Set != MemberAccess.Constructor) _writer.WriteLine($"if (isWhole || members.Has({i})) {Assign(member, member.StaysInPlace ? FilledLate(member) : Local(member))};");
        }
    }

    /// <summary>Where something in a cycle needed the object before, its constructor runs on the instance that it got.</summary>
    private void EmitNew()
    {
        if (_model.IsStruct)
        {
            _writer.WriteLine($"target = {New()};");
        }
        else
        {
            _writer.WriteLine(
                $"""
                target ??= unpickler.EarlyInstance<{T}>(index);
                if (target is null) target = {New()};
                else Construct({string.Join(", ", Arguments().Prepend("target"))});
                """);
        }
        EmitCallbacks(CallbackKind.OnUnpickling, "target");
    }

    /// <summary>A statement that loads a collection before the constructor could run, which will make it.</summary>
    private string LoadedLate(int index)
    {
        var member = _model.Members[index];
        return $"{Late(member)} = unpickler.LoadLate(ref reader){(member.IsNonNullable ? $" ?? unpickler.NullMember<object>(Class, {index})" : "")};";
    }

    /// <summary>The collection, which the constructor made by now.</summary>
    private string FilledLate(PickleMemberModel member) =>
        $"{Late(member)} is null ? {Local(member)} : unpickler.FillLate<{member.Type}, {member.Codec.Codec}>({Value(member, "target")}, {Late(member)})";

    private static string Late(PickleMemberModel member) => "Late_" + member.Key;

    private string New()
    {
        string arguments = string.Join(", ", Arguments());
        return _model.Construction.NeedsAccessor ? $"New({arguments})" : $"new {T}({arguments})";
    }

    private IEnumerable<string> Arguments() =>
        _model.Construction.Arguments.Select(argument => argument.Member < 0 ? argument.Default! : (argument.IsByReference ? "in " : "") + Local(_model.Members[argument.Member]));
}
