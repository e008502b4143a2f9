using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Emitting;

/// <summary>Writes an annotated type's file: its codec, nested in it, so that private members are in reach without reflection.</summary>
internal sealed partial class PickleTypeEmitter
{
    private const string WriterAndPickler = "ref global::PickleGen.PickleWriter writer, global::PickleGen.Pickler pickler";
    private const string ReaderAndUnpickler = "ref global::PickleGen.PickleReader reader, global::PickleGen.Unpickler unpickler";

    private readonly PickleTypeModel _model;
    private readonly IndentedWriter _writer = new();

    private PickleTypeEmitter(PickleTypeModel model) => _model = model;

    /// <summary>The file's text.</summary>
    public static string Emit(PickleTypeModel model)
    {
        var emitter = new PickleTypeEmitter(model);
        emitter.EmitFile();
        return emitter._writer.ToString();
    }

    /// <summary>The type, as the codec's methods take it.</summary>
    private string T => _model.Type.FullName;

    /// <summary>The type, where null may stand for it.</summary>
    private string Nullable => _model.IsStruct ? T : T + "?";

    /// <summary>The codec.</summary>
    private string Codec => _model.Type.Codec;

    private void EmitFile()
    {
        SourceFile.WriteHeader(_writer, _model.Type.Namespace);
        EmitIn(_model.Type.Containers, 0);
        EmitHosts();
    }

    private void EmitIn(EquatableArray<string> containers, int depth)
    {
        if (depth < containers.Count)
        {
            using (_writer.WriteBlock(containers[depth])) EmitIn(containers, depth + 1);
            return;
        }

        if (_model.Type.Declaration is { } declaration)
        {
            _writer.WriteLine($"/// <remarks>{Remarks()}</remarks>");
            using (_writer.WriteBlock(declaration)) EmitCodec();
        }
        else
        {
            EmitCodec();
        }
    }

    private string Remarks()
    {
        string members = string.Join(", ", _model.Members.Select(static member => $"<c>{Xml(member.WireName)}</c>"));
        string names = _model.OwnState is { IsGiven: true } state ? $"a state of its own: <c>{Xml(state.Type)}</c>" : members.Length == 0 ? "no members" : $"members: {members}";
        return $"Pickled as <c>{Xml(_model.Wire.Module)}.{Xml(_model.Wire.Name)}</c>, {_model.Layout.ToLowerInvariant()} layout; {names}.";
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private void EmitCodec()
    {
        _writer.WriteLine($"/// <summary>Saves and loads <c>{Xml(T)}</c>.</summary>");
        if (_model.Type.Declaration is null) _writer.WriteLine($"/// <remarks>{Remarks()}</remarks>");
        _writer.WriteLine("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        using (_writer.WriteBlock($"{_model.Type.CodecDeclaration} : global::PickleGen.Codecs.IObjectCodec<{T}>"))
        {
            EmitClass();
            EmitEntries();
            if (_model.OwnState is { IsGiven: true } given) EmitSaveState(given);
            else EmitSaveMembers();
            EmitGetMembers();
            EmitCreate();
            if (_model.OwnState is { } taken) EmitLoadState(taken);
            else EmitLoadMembers();
            EmitAccessors();
        }
    }

    private void EmitClass()
    {
        string options = string.Join(", ", ClassOptions());
        string initializer = options.Length == 0 ? "" : $" {{ {options} }}";
        _writer.WriteLine(
            $$"""
            public static global::PickleGen.Codecs.PickleClass Class { get; } = new(typeof({{T}}), {{SourceFile.Literal(_model.Wire.Module)}}, {{SourceFile.Literal(_model.Wire.Name)}}{{SourceFile.Literals(_model.Members)}}){{initializer}};

            """);
    }

    private IEnumerable<string> ClassOptions()
    {
        if (_model.Layout != "State") yield return $"Layout = global::PickleGen.PickleLayout.{_model.Layout}";
        if (_model.Type.UnboundName is not null) yield return "IsGeneric = true";
        if (_model.OwnState is { } state) yield return state.SetterName is null ? "HasOwnState = true" : $"HasOwnState = true, StateSetter = {SourceFile.Literal(state.SetterName)}";
        if (!_model.TrackReferences) yield return "TrackReferences = false";
        string former = string.Join(", ", _model.Members.SelectMany(static (member, i) => member.FormerNames.Select(name => $"({SourceFile.Literal(name)}, {i})")));
        if (former.Length > 0) yield return $"FormerNames = [{former}]";
    }

    private void EmitEntries()
    {
        string isExact = _model.IsStruct || _model.IsSealed ? "true" : $"value.GetType() == typeof({T})";
        _writer.WriteLine(
            $"""
            public static bool IsExact({T} value) => {isExact};

            """);
        if (IsPlainClass) EmitPlainEntries();
        else EmitGeneralEntries();
        _writer.WriteLine(
            $"""
            public static {T} FromObject(object? value, global::PickleGen.Unpickler unpickler) => unpickler.ConvertObject<{T}, {Codec}>(value);

            """);
    }

    /// <summary>A class whose members are its state: what most types are, and what is called most.</summary>
    private bool IsPlainClass => !_model.IsStruct && _model.OwnState is null && _model.Layout == "State" && _model.Members.Count > 0;

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
                using (_writer.WriteBlock("if (!IsExact(value))"))
                {
                    _writer.WriteLine(
                        $"""
                        writer.Commit(ref p);
                        pickler.SaveObject<{T}, {Codec}>(ref writer, value);
                        return ref writer.Reserve(0);
                        """);
                }
            }
            _writer.WriteLine(
                """
                p = ref pickler.BeginObject(ref writer, ref p, Class, value, out bool hasMembers);
                if (!hasMembers) return ref p;
                p = ref WriteMembers(ref writer, pickler, value, ref p);
                pickler.EndObject();
                return ref p;
                """);
        }
        _writer.WriteLine();
        using (_writer.WriteBlock($"public static {T} Load({ReaderAndUnpickler})"))
        {
            _writer.WriteLine(
                $"""
                if (reader.TryTakeNone()) return null;
                if (!unpickler.TryOpenObject(ref reader, Class, out bool isMemoized)) return unpickler.LoadObject<{T}, {Codec}>(ref reader);
                var target = Create();
                """);
            _writer.WriteLine(IsBuiltByMembers
                ? $"""
                  int index = unpickler.BeginObject(isMemoized ? unpickler.NotBuilt<{T}, {Codec}>() : null);
                  LoadMembers(ref reader, unpickler, ref target);
                  unpickler.EndObject(ref reader, Class, index, target);
                  """
                : """
                  unpickler.BeginObject(isMemoized ? target : null);
                  Fill(ref reader, unpickler, target);
                  unpickler.EndObject(ref reader, Class);
                  """);
            _writer.WriteLine("return target;");
        }
        _writer.WriteLine();
    }

    /// <summary>A member's name as an identifier.</summary>
    private static string Id(PickleMemberModel member) => TypeNames.Escape(member.Name);
}
