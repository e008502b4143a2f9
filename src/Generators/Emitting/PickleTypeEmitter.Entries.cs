namespace PickleGen.Generators.Emitting;

/// <content>The codec's entries: an object as a whole, its class and its members.</content>
internal sealed partial class PickleTypeEmitter
{
    private void EmitEntries()
    {
        // A type may have a GetType of its own.
        string isExact = _model.IsStruct || _model.IsSealed ? "true" : $"((object)value).GetType() == typeof({T})";
        _writer.WriteLine(
            $"""
            public static bool IsExact({T} value) => {isExact};

            """);
        if (IsFlat || IsFlatRoot) EmitIsFlat();
        if (IsPlainClass) EmitPlainEntries();
        else EmitGeneralEntries();
        _writer.WriteLine(
            $"""
            public static {T} FromObject(object? value, global::PickleGen.Unpickler unpickler) => unpickler.ConvertObject<{T}, {Codec}>(value);

            """);
    }

    /// <summary>A class whose members are its state, or a call's arguments: what most types are, and what is called most.</summary>
    private bool IsPlainClass => !_model.IsStruct && HasPlainMembers;

    private bool HasPlainMembers => _model.OwnState is null && _model.Layout is "State" or "Positional" && _model.Members.Count > 0;

    private void EmitGeneralEntries() => _writer.WriteLine(
        $$"""
        public static void Save({{WriterAndPickler}}, {{T}} value) => pickler.SaveObject<{{T}}, {{Codec}}>(ref writer, value);

        public static ref byte Write({{WriterAndPickler}}, {{T}} value, ref byte p)
        {
            writer.Commit(ref p);
            Save(ref writer, pickler, value);
            return ref writer.Reserve(0);
        }

        public static {{T}} Load({{ReaderAndUnpickler}}) => unpickler.LoadObject<{{T}}, {{Codec}}>(ref reader);

        """);

    /// <summary>
    /// The same, for the usual case without the generic methods: for a class those are compiled once for all classes, and would find
    /// this codec's methods by looking them up.
    /// </summary>
    private void EmitPlainEntries()
    {
        using (_writer.WriteBlock($"public static void Save({WriterAndPickler}, {T} value)"))
        {
            _writer.WriteLine(
                """
                if (value is null) writer.WriteNone();
                else writer.Commit(ref Write(ref writer, pickler, value, ref writer.Reserve(0)));
                """);
        }
        _writer.WriteLine();
        _writer.WriteLine("/// <summary>The same for an object, its place in the bytes in a register: written from <c>p</c> on, to where it returns.</summary>");
        using (_writer.WriteBlock($"public static ref byte Write({WriterAndPickler}, {T} value, ref byte p)"))
        {
            if (!_model.IsSealed)
            {
                using (_writer.WriteBlock("if (!IsExact(value))")) EmitWriteGeneral();
            }
            if (IsPositional) EmitWriteCall();
            else EmitWriteObject();
        }
        _writer.WriteLine();
        using (_writer.WriteBlock($"public static {T} Load({ReaderAndUnpickler})"))
        {
            string open = IsPositional ? "TryOpenCall(ref reader, Class)" : $"TryOpenObject(ref reader, Class, out int puts, out var names)";
            _writer.WriteLine($"if (!unpickler.{open}) return unpickler.LoadObject<{T}, {Codec}>(ref reader);");
            if (IsFlat) EmitLoadFlat();
            _writer.WriteLine($"{(IsFlat ? "" : "var ")}target = Create();");
            if (IsPositional) EmitLoadCall();
            else EmitLoadObject();
            _writer.WriteLine(IsPositional ? "return unpickler.FirstMade(ref reader, target);" : "return target;");
        }
        _writer.WriteLine();
    }

    private void EmitWriteObject() => _writer.WriteLine(
        $"""
        p = ref pickler.BeginObject(ref writer, ref p, Class, value, out var names);
        if (names.IsNone) return ref p;
        p = ref {WriteMembers("names")};
        pickler.EndObject();
        return ref p;
        """);

    private void EmitWriteCall()
    {
        _writer.WriteLine("p = ref pickler.BeginCall(ref writer, ref p, Class, value, out bool isBegun);");
        using (_writer.WriteBlock("if (!isBegun)")) EmitWriteGeneral();
        _writer.WriteLine(
            $"""
            p = ref {WriteMembers(names: null)};
            return ref pickler.EndCall(ref writer, ref p, Class, value);
            """);
    }

    private void EmitWriteGeneral() => _writer.WriteLine(
        $"""
        writer.Commit(ref p);
        pickler.SaveObject<{T}, {Codec}>(ref writer, value);
        return ref writer.Reserve(0);
        """);

    private void EmitLoadObject() => _writer.WriteLine(IsBuiltByMembers
        ? $"""
          int index = unpickler.BeginObject(puts, puts == 0 ? null : unpickler.NotBuilt<{T}, {Codec}>());
          Fill(ref reader, unpickler, ref target, names);
          unpickler.EndObject(ref reader, Class, index, target);
          """
        : $"""
          unpickler.BeginObject(puts, target);
          Fill(ref reader, unpickler, target, names);
          unpickler.EndObject(ref reader, Class);
          """);

    private void EmitLoadCall() => _writer.WriteLine(
        $"""
        unpickler.BeginObject(0, null);
        Fill(ref reader, unpickler, {(IsBuiltByMembers ? "ref " : "")}target);
        unpickler.EndCall(ref reader, Class, target);
        """);
}
