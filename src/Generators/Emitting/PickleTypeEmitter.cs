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

    private PickleTypeEmitter(PickleTypeModel model)
    {
        _model = model;
        Names = "TPickleNames";
        while (T.Contains(Names)) Names += "_";
    }

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

    /// <summary>The type parameter of a method that takes members by their names: called as none of the type, nor of those around it.</summary>
    private string Names { get; }

    private void EmitFile()
    {
        SourceFile.WriteHeader(_writer, _model.Type.Namespace, _model.Cautions);
        EmitIn(_model.Type.Containers, 0);
        EmitHosts();
    }

    private void EmitIn(EquatableArray<string> containers, int depth)
    {
        if (depth < containers.Count)
        {
            using (_writer.WriteBlock(containers[depth]))
            {
                if (_model.Type.Doors[depth] is { Length: > 0 } door) EmitDoor(door);
                EmitIn(containers, depth + 1);
            }
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

    private void EmitDoor(string door)
    {
        _writer.WriteLine(
            """
            /// <summary>Leads to what is private here.</summary>
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            """);
        SourceFile.WriteObsolete(_writer, _model.Cautions.IsObsolete);
        _writer.WriteLine(door + "\n");
    }

    private string Remarks()
    {
        string members = string.Join(", ", _model.Members.Select(static member => $"<c>{SourceFile.Xml(member.WireName)}</c>"));
        string names = _model.OwnState is { IsGiven: true } state ? $"a state of its own: <c>{SourceFile.Xml(state.Type)}</c>" : members.Length == 0 ? "no members" : $"members: {members}";
        return $"Pickled as <c>{SourceFile.Xml(_model.Wire.Module)}.{SourceFile.Xml(_model.Wire.Name)}</c>, {_model.Layout.ToLowerInvariant()} layout; {names}.";
    }

    private void EmitCodec()
    {
        _writer.WriteLine($"/// <summary>Saves and loads <c>{SourceFile.Xml(T)}</c>.</summary>");
        if (_model.Type.Declaration is null) _writer.WriteLine($"/// <remarks>{Remarks()}</remarks>");
        _writer.WriteLine("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        SourceFile.WriteObsolete(_writer, _model.Cautions.IsObsolete);
        using (_writer.WriteBlock($"{_model.Type.CodecDeclaration} : global::PickleGen.Codecs.IObjectCodec<{T}>"))
        {
            EmitClass();
            if (_model.BlockFormat is { } format) EmitBlockFormat(format);
            EmitEntries();
            if (_model.OwnState is { IsGiven: true } given) EmitSaveState(given);
            else EmitSaveMembers();
            EmitGetMembers();
            EmitGetCollection();
            if (_model.Comparer is { } comparer) EmitComparer(comparer);
            EmitCreate();
            if (_model.OwnState is { } taken) EmitLoadState(taken);
            else EmitLoadMembers();
            EmitAccessors();
            if (IndexEntryModel.Of(_model) is { Part: not null } entry) PickleIndexEmitter.EmitPart(_writer, entry);
        }
    }

    private void EmitClass() => _writer.WriteLine(
        $$"""
        public static global::PickleGen.Codecs.PickleClass Class { get; } = {{ClassOf(_model, T)}};

        """);

    private void EmitBlockFormat(string format) => _writer.WriteLine(
        $$"""
        /// <summary>How one lies in memory: an array of them is one block.</summary>
        public static string? BlockFormat => {{SourceFile.Literal(format)}};

        """);

    private void EmitComparer(string comparer) => _writer.WriteLine(
        $"""
        /// <summary>How elements are found; null: as they are by default.</summary>
        private static object? ComparerOf({T} value) => global::PickleGen.Codecs.OwnItems.ComparerOf({comparer});

        """);

    /// <summary>A member's name as an identifier.</summary>
    private static string Id(PickleMemberModel member) => TypeNames.Escape(member.Name);
}
