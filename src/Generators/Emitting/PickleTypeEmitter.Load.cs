using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    private bool IsBuiltByMembers => _model.Construction.Kind == ConstructionKind.Parameters;

    private void EmitCreate()
    {
        string made = _model.Construction.Kind switch
        {
            ConstructionKind.Parameterless => New(),
            ConstructionKind.Uninitialized => "CreateUninitialized()",
            _ => "default",
        };
        _writer.WriteLine(
            $"""
            public static {Nullable} Create() => {made};

            public static {T} CreateUninitialized() => {(_model.IsStruct ? "default" : $"({T})global::System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof({T}))")};

            """);
    }

    private void EmitLoadMembers()
    {
        if (IsFlat) EmitReadFlat();
        if (IsFlatRoot) EmitReadFlatRoot();
        string target = IsFilled ? $"{T} target" : $"ref {Nullable} target", filled = IsFilled ? "target" : "ref target";
        _writer.WriteLine(
            $"""
            public static void LoadMembers({ReaderAndUnpickler}, ref {Nullable} target) => Fill(ref reader, unpickler, {filled}{(IsPositional ? "" : ", unpickler.NamesOf(Class)")});

            """);
        if (!IsPositional)
        {
            _writer.WriteLine(
                $$"""
                /// <summary>Members in our order, under the names as we have put them into the memo, or as another pickler has: each compiled by itself.</summary>
                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
                private static void Fill({{ReaderAndUnpickler}}, {{target}}, global::PickleGen.PickleNames names)
                {
                    if (names.AreNear) Fill<global::PickleGen.NearNames>(ref reader, unpickler, {{filled}}, names);
                    else if (names.IsNone) Fill<global::PickleGen.ForeignNames>(ref reader, unpickler, {{filled}}, names);
                    else Fill<global::PickleGen.OwnNames>(ref reader, unpickler, {{filled}}, names);
                }

                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                """);
        }
        using (_writer.WriteBlock(IsPositional
            ? $"private static void Fill({ReaderAndUnpickler}, {target})"
            : $"private static void Fill<{Names}>({ReaderAndUnpickler}, {target}, global::PickleGen.PickleNames names)\n    where {Names} : struct, global::PickleGen.IMemberNames"))
        {
            if (IsBuiltByMembers)
            {
                EmitLoadValues();
                EmitConstruction();
            }
            else
            {
                EmitCallbacks(CallbackKind.OnUnpickling, "target");
                EmitInOrder();
                _writer.WriteLine($"if (!{ReadsAll}) FillOther(ref reader, unpickler, {(_model.IsStruct ? "ref " : "")}target, unpickler.BeginMembers(ref reader, Class, run.Turn));");
            }
            EmitLinked();
        }
        if (!IsBuiltByMembers) EmitFillOther();
        EmitBuild();
    }

    /// <summary>A class whose members come into an object that is there: by value, so that it stands in a register.</summary>
    private bool IsFilled => !IsBuiltByMembers && !_model.IsStruct;

    private void EmitFillOther()
    {
        _writer.WriteLine();
        _writer.WriteLine("/// <summary>Members in any other order, and those that are unknown: by their names.</summary>");
        using (_writer.WriteBlock($"private static void FillOther({ReaderAndUnpickler}, {(_model.IsStruct ? "ref " : "")}{T} target, global::PickleGen.MemberCursor members)"))
        {
            EmitMemberLoop();
            EmitRequired();
        }
    }

    /// <summary>Into locals, for the constructor.</summary>
    private void EmitLoadValues()
    {
        for (int i = 0; i < _model.Members.Count; i++) _writer.WriteLine($"{LocalType(i)} {Local(_model.Members[i])} = {_model.Members[i].Default ?? "default"};");
        foreach (var member in _model.Members.Where(static member => member.StaysInPlace)) _writer.WriteLine($"object? {Late(member)} = null;");
        if (!_model.IsStruct) _writer.WriteLine("int index = unpickler.ObjectIndex;");
        if (IsBuiltEarly) _writer.WriteLine("bool isBuilt = false;");
        EmitInOrder();
        _writer.WriteLine(
            $"""
            bool isWhole = {ReadsAll};
            var members = isWhole ? default : unpickler.BeginMembers(ref reader, Class, run.Turn);
            """);
        using (_writer.WriteBlock("if (!isWhole)"))
        {
            EmitMemberLoop();
            EmitRequired();
        }
    }

    private void EmitMemberLoop()
    {
        using (_writer.WriteBlock("while (unpickler.NextMember(ref reader, Class, ref members, out int member))"))
        using (_writer.WriteBlock("switch (member)"))
        {
            for (int i = 0; i < _model.Members.Count; i++) EmitCase(i);
            _writer.WriteLine("default: unpickler.SkipMember(ref reader, ref members); break;");
        }
    }

    private void EmitRequired()
    {
        for (int i = 0; i < _model.Members.Count; i++)
        {
            if (_model.Members[i].IsRequired) _writer.WriteLine($"if (!members.Has({i})) throw unpickler.MissingMember(Class, {i});");
        }
    }

    /// <summary>A class waits until the whole root is linked; a struct has no identity by which it could be found again then.</summary>
    private void EmitLinked()
    {
        if (!HasCallback(CallbackKind.OnUnpickled)) return;
        if (_model.IsStruct)
        {
            EmitCallbacks(CallbackKind.OnUnpickled, "target");
            return;
        }
        using (_writer.WriteBlock("unpickler.AfterLinking(target, static linked =>", end: "});"))
        {
            _writer.WriteLine($"var value = ({T})linked;");
            EmitCallbacks(CallbackKind.OnUnpickled, "value");
        }
    }

    private void EmitCase(int index)
    {
        string store = $"{Store(_model.Members[index], Loaded(index))};";
        if (!WaitsForConstructor(index))
        {
            _writer.WriteLine($"case {index}: {store} break;");
            return;
        }
        _writer.WriteLine(
            $"""
            case {index}:
                {BuiltIf(string.Join(" && ", ArgumentMembers.Select(static member => $"members.Has({member})")))}
                if (isBuilt) {store}
                else {LoadedLate(index)}
                break;
            """);
    }

    /// <summary>A call that reads a member's value.</summary>
    private string Loaded(int index)
    {
        var member = _model.Members[index];
        string value = $"{member.Codec.Codec}.{(member.Codec.IsOpen ? "LoadMember" : "Load")}(ref reader, unpickler)";
        // What stays in its place is filled there, and what a collection is filled with must be something.
        bool mayBeNull = !member.StaysInPlace && member.Set != MemberAccess.Items;
        if (member.IsNonNullable) value += mayBeNull ? $" ?? unpickler.NullMember<{member.Type}>(Class, {index})" : $" ?? throw unpickler.NullMember(Class, {index})";
        if (!member.StaysInPlace) return value;
        return $"unpickler.Keep({Value(member, "target")}).Filled({value})";
    }

    /// <summary>Puts a member's value where it belongs, or where it waits for the constructor.</summary>
    private string Store(PickleMemberModel member, string value) => IsBuiltByMembers ? $"{Local(member)} = {value}" : Assign(member, value);

    private static string Local(PickleMemberModel member) => "Value_" + member.Key;

    private string Assign(PickleMemberModel member, string value)
    {
        string target = member.Accessor.IsStruct ? "ref target" : "target";
        return member.Set switch
        {
            MemberAccess.Method => $"{Host(member, "Set")}({target}, {value})",
            MemberAccess.Field => $"{Host(member, "Field")}({target}) = {value}",
            MemberAccess.Items => $"global::PickleGen.Codecs.OwnItems.Refill{member.Accessor.MemberType}(target, {value}, unpickler)",
            MemberAccess.ExceptionData => $"global::PickleGen.Codecs.ExceptionData.Refill(target, {value})",
            MemberAccess.Nowhere => $"_ = ({member.Type})({value})",
            MemberAccess.Cast => $"target = ({T})({value})",
            _ => $"target.{Id(member)} = {value}",
        };
    }
}
