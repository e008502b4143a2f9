using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    /// <summary>Members that one word keeps account of (<c>MemberCursor.Quick</c>).</summary>
    private const int QuickMembers = 63;

    /// <summary>Whether all members are looked for in our order.</summary>
    private bool IsReadInOrder => _model.Members.Count <= QuickMembers;

    /// <summary>Whether the members were all there, in our order: takes their end.</summary>
    private string ReadsAll => IsReadInOrder ? $"run.{EndMethod}(ref reader, {_model.Members.Count})" : "false";

    private string EndMethod => IsPositional ? "EndsArguments" : _model.Layout == "Dict" ? "EndsDict" : "Ends";

    /// <summary>Members in the order in which we write them: plain ones in runs, others one by one. What lies otherwise is left to the loop behind.</summary>
    private void EmitInOrder()
    {
        _writer.WriteLine($"var run = unpickler.{(IsPositional ? "BeginArguments(ref reader)" : $"BeginRun<{Names}>(ref reader, Class, names)")};");
        for (int i = 0; i < _model.Members.Count && i < QuickMembers;)
        {
            int end = i;
            while (end < _model.Members.Count && end < QuickMembers && IsPlain(end)) end++;
            if (end > i)
            {
                EmitReadRun(i, end);
                i = end;
                continue;
            }
            EmitReadOne(i++);
        }
    }

    private void EmitReadRun(int start, int end)
    {
        var reads = Enumerable.Range(start, end - start).Select(Read).Prepend($"run.Starts({start})").Append($"run.End(ref reader, {end - start})");
        using (_writer.WriteBlock($"if ({string.Join("\n    && ", reads)})"))
        {
            for (int i = start; i < end; i++) _writer.WriteLine($"{Store(_model.Members[i], ReadValue(_model.Members[i]))};");
        }
        if (!IsPositional) _writer.WriteLine($"else run.GiveUp({start});");
    }

    /// <summary>What was read of a member in a run, as its own type.</summary>
    private static string ReadValue(PickleMemberModel member) => member.Codec is { Cast: null, Narrow: null } ? Read(member) : $"({member.Type}){Read(member)}";

    private void EmitReadOne(int member)
    {
        bool waits = WaitsForConstructor(member), isDecimal = _model.Members[member].Codec.IsDecimal && !waits;
        if (isDecimal) _writer.WriteLine($"if (run.Decimal(ref reader, unpickler, {member}, out decimal {Read(_model.Members[member])})) {Store(_model.Members[member], Read(_model.Members[member]))};");
        bool mayBeTuple = _model.Members[member].Codec.MayBeTuple, mayBeNull = _model.Members[member] is { IsReference: true, IsNonNullable: false } && !(IsPositional && mayBeTuple);
        if (mayBeNull) _writer.WriteLine($"if (run.{(mayBeTuple ? "NoneOrTuple" : "None")}(ref reader, {member})) {Store(_model.Members[member], "null")};");
        using (_writer.WriteBlock($"{(mayBeNull || isDecimal ? "else " : "")}if (run.{(IsPositional ? "Argument" : "Name")}(ref reader, {member}))"))
        {
            bool canBuild = waits && ArgumentMembers.All(argument => argument < member);
            if (canBuild) _writer.WriteLine(BuiltIf());
            _writer.WriteLine(
                $"""
                {(waits && !canBuild ? LoadedLate(member) : $"{Store(_model.Members[member], Loaded(member))};")}
                run.Return(ref reader, unpickler);
                """);
        }
    }

    private string Read(int index)
    {
        var member = _model.Members[index];
        var kind = member.Codec.Inline;
        string method = kind == InlineKind.String && !member.IsNonNullable ? "StringOrNull" : kind.ToString();
        string read = $"run.{method}({index}, out {Primitive(kind)} {Read(member)})";
        return member.Codec.Narrow is { } narrow ? $"{read} && unchecked(({narrow}){Read(member)}) == {Read(member)}" : read;
    }

    private static string Read(PickleMemberModel member) => "read_" + member.Key;

    private static string Primitive(InlineKind kind) => kind switch
    {
        InlineKind.Boolean => "bool",
        InlineKind.Int32 => "int",
        InlineKind.Int64 => "long",
        InlineKind.UInt64 => "ulong",
        InlineKind.Single => "float",
        InlineKind.Double => "double",
        _ => "string?",
    };
}
