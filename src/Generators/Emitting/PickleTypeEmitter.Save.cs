using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    private const string Ops = "global::PickleGen.PickleOps.";

    private bool IsPositional => _model.Layout == "Positional";

    /// <summary>What ends the members: TUPLE, SETITEMS, or SETITEMS and BUILD.</summary>
    private string End => _model.Layout switch
    {
        "Positional" => "EndArguments",
        "Dict" => "EndMembers",
        _ when _model.OwnState is not null => "EndMembers",
        _ => "EndState",
    };

    private void EmitSaveMembers()
    {
        using (_writer.WriteBlock($"public static void SaveMembers({WriterAndPickler}, {T} value)"))
        {
            _writer.WriteLine(_model.OwnState is null
                ? $"ref byte p = ref {Ops}StartMembers(ref writer.Reserve({Ops}MarkSize));"
                : """
                  pickler.StartMemberState(ref writer, Class, value);
                  ref byte p = ref writer.Reserve(0);
                  """);
            _writer.WriteLine($"writer.Commit(ref {WriteMembers(HasNames ? "pickler.NamesOf(Class)" : null)});");
            if (_model.OwnState is not null) _writer.WriteLine("pickler.EndState(ref writer, Class, value);");
        }
        _writer.WriteLine();
        string content = IsPositional ? "the values, TUPLE" : End == "EndState" ? "a name and a value each, SETITEMS, BUILD" : "a name and a value each, SETITEMS";
        _writer.WriteLine($"/// <summary>Behind MARK: {content}.</summary>");
        using (_writer.WriteBlock(IsFlat
            ? $"public static ref byte WriteFlat(ref global::PickleGen.PickleWriter writer, {T} value, global::PickleGen.PickleNames names, ref byte p)"
            : $"private static ref byte WriteMembers({WriterAndPickler}, {T} value, {(HasNames ? "global::PickleGen.PickleNames names, " : "")}ref byte p)"))
        {
            EmitCallbacks(CallbackKind.OnPickling, "value");
            EmitChain(0, EmitMember);
            EmitCallbacks(CallbackKind.OnPickled, "value");
            _writer.WriteLine("return ref p;");
        }
        _writer.WriteLine();
        if (IsFlatRoot) EmitWriteFlatRoot();
    }

    /// <summary>A call that writes the members.</summary>
    /// <param name="names">Where their names are; null: they have none.</param>
    private string WriteMembers(string? names) =>
        IsFlat ? $"WriteFlat(ref writer, value, {names ?? "default"}, ref p)" : $"WriteMembers(ref writer, pickler, value, {(names is null ? "" : names + ", ")}ref p)";

    private bool HasNames => !IsPositional && _model.Members.Count > 0;

    /// <summary>
    /// One <c>Reserve</c> and what goes into it: plain members, and nulls in place of objects, up to the next member that always writes
    /// itself, or to the end. An object takes its own room, and what is left of the chain is reserved anew behind it.
    /// </summary>
    /// <param name="start">The first member of it.</param>
    /// <param name="write">Writes one that is neither plain nor an object.</param>
    private void EmitChain(int start, Action<int> write)
    {
        int end = start;
        while (end < _model.Members.Count && (IsPlain(end) || _model.Members[end].IsReference)) end++;

        // A property may answer differently the next time: the string that was measured is the string that is written.
        for (int i = start; i < end; i++)
        {
            if (_model.Members[i].Codec.Inline == InlineKind.String) _writer.WriteLine($"var {Text(i)} = {Value(_model.Members[i])};");
        }
        _writer.WriteLine($"p = ref writer.Ensure(ref p, {ChainSize(start, end)});");
        for (int i = start; i < end; i++)
        {
            EmitName(i);
            if (IsPlain(i)) _writer.WriteLine($"p = ref {Ops}{_model.Members[i].Codec.Inline}(ref p, {Inline(i)});");
            else EmitObjectOrNull(i, end);
        }
        if (end == _model.Members.Count)
        {
            _writer.WriteLine($"p = ref {Ops}{End}(ref p);");
            return;
        }

        EmitName(end);
        write(end);
        EmitChain(end + 1, write);
    }

    private void EmitObjectOrNull(int member, int end)
    {
        using (_writer.WriteBlock($"if ({Value(_model.Members[member])} is {{ }} {Object(member)})"))
        {
            EmitMember(member, Object(member));
            _writer.WriteLine($"p = ref writer.Ensure(ref p, {ChainSize(member + 1, end)});");
        }
        _writer.WriteLine($"else p = ref {Ops}None(ref p);");
    }

    /// <summary>A member that its codec writes.</summary>
    private void EmitMember(int member) => EmitMember(member, Value(_model.Members[member]));

    private void EmitMember(int member, string value)
    {
        var codec = _model.Members[member].Codec;
        if (codec.IsPlaced) _writer.WriteLine($"p = ref {codec.Codec}.Write(ref writer, pickler, {value}, ref p);");
        else EmitWritten($"{codec.Codec}.Save(ref writer, pickler, {value});");
    }

    /// <summary>A call that writes by itself, between what is written here.</summary>
    private void EmitWritten(string call) => _writer.WriteLine(
        $"""
        writer.Commit(ref p);
        {call}
        p = ref writer.Reserve(0);
        """);

    private bool IsPlain(int member) => _model.Members[member].Codec.Inline != InlineKind.None;

    private void EmitName(int member)
    {
        if (!IsPositional) _writer.WriteLine($"p = ref {Ops}Name(ref p, names, {member});");
    }

    private static string Text(int member) => $"text{member}";

    private static string Object(int member) => $"object{member}";

    private string Inline(int index)
    {
        var member = _model.Members[index];
        if (member.Codec.Inline == InlineKind.String) return Text(index);
        return member.Codec.Cast is { } cast ? $"({cast}){Value(member)}" : Value(member);
    }

    private string ChainSize(int start, int end)
    {
        var terms = new List<string>();
        bool isLast = end == _model.Members.Count;
        int names = IsPositional ? 0 : end - start + (isLast ? 0 : 1);
        if (names > 0) terms.Add($"{names} * {Ops}NameSize");
        int objects = Enumerable.Range(start, end - start).Count(i => !IsPlain(i));
        if (objects > 0) terms.Add($"{objects} * {Ops}NoneSize");
        for (int i = start; i < end; i++)
        {
            if (!IsPlain(i)) continue;
            terms.Add(_model.Members[i].Codec.Inline switch
            {
                InlineKind.String => $"{Ops}SizeOf({Text(i)})",
                InlineKind.UInt64 => $"{Ops}Int64Size",
                var kind => $"{Ops}{kind}Size",
            });
        }
        if (isLast) terms.Add(Ops + (End == "EndState" ? "EndStateSize" : "MarkSize"));
        string sum = terms.Count == 0 ? "0" : string.Join(" + ", terms);
        return terms.Any(static term => term.Contains("SizeOf(")) ? $"checked({sum})" : sum;
    }

    private void EmitGetMembers()
    {
        string values = _model.OwnState is { IsGiven: true } state ? $"[{AsObject(state)}]" : $"[{string.Join(", ", _model.Members.Select(AsObject))}]";
        if (!HasCallback(CallbackKind.OnPickling) && !HasCallback(CallbackKind.OnPickled))
        {
            _writer.WriteLine($"public static object?[] GetMembers({T} value) => {values};");
        }
        else
        {
            using (_writer.WriteBlock($"public static object?[] GetMembers({T} value)"))
            {
                EmitCallbacks(CallbackKind.OnPickling, "value");
                _writer.WriteLine($"object?[] members = {values};");
                EmitCallbacks(CallbackKind.OnPickled, "value");
                _writer.WriteLine("return members;");
            }
        }
        _writer.WriteLine();
    }

    /// <summary>The collections that Populate fills anew.</summary>
    private void EmitGetCollection()
    {
        if (IsBuiltByMembers || _model.IsStruct || _model.OwnState is not null || !_model.Members.Any(static member => member.Codec.Fills)) return;
        using (_writer.WriteBlock($"public static object? GetCollection({T} value, int member) => member switch", end: "};"))
        {
            for (int i = 0; i < _model.Members.Count; i++)
            {
                if (_model.Members[i].Codec.Fills) _writer.WriteLine($"{i} => {Value(_model.Members[i])},");
            }
            _writer.WriteLine("_ => null,");
        }
        _writer.WriteLine();
    }

    /// <summary>The member's value as an object that the ladder can save.</summary>
    private string AsObject(PickleMemberModel member) => member.NeedsStaticType ? WithType(member.Type, member.Codec.Codec, Value(member)) : Value(member);

    private static string AsObject(OwnStateModel state) => state.NeedsStaticType ? WithType(state.Type, state.Codec, Given(state)) : Given(state);

    private static string WithType(string type, string codec, string value) => $"global::PickleGen.StaticValue.Of<{type}, {codec}>({value})";

    /// <summary>The member's value, as an expression.</summary>
    private string Value(PickleMemberModel member, string of = "value")
    {
        string target = member.Accessor.IsStruct ? "ref " + of : of;
        return member.Get switch
        {
            MemberAccess.Method => $"{Host(member, "Get")}({target})",
            MemberAccess.Field => $"{Host(member, "Field")}({target})",
            MemberAccess.ExceptionMessage => $"({Host(member, "Field")}({target}) ?? {of}.{Id(member)})",
            MemberAccess.Cast => $"({member.Type}){of}",
            MemberAccess.Items => $"global::PickleGen.Codecs.OwnItems.Of{member.Accessor.MemberType}({(_model.Comparer is null ? of : $"global::PickleGen.Codecs.OwnComparer<{T}, {Codec}>.Kept({of}, ComparerOf)")})",
            MemberAccess.Dynamic => $"(object?){of}.{Id(member)}",
            _ => $"{of}.{Id(member)}",
        };
    }
}
