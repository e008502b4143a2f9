using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

/// <content>Flat objects: all their members are numbers, texts and truth values. They are read before there is an object, and need no pickler. As roots, those with times and the like are flat too.</content>
internal sealed partial class PickleTypeEmitter
{
    private bool IsFlat => MayBeFlat && _model.Members.All(static member => member.Codec.Inline != InlineKind.None);

    private bool IsFlatRoot => MayBeFlat && !IsFlat && _model.Members.All(static member => member.Codec.Inline != InlineKind.None || member.Codec.IsFlat);

    private bool MayBeFlat => HasPlainMembers && IsReadInOrder && _model.Callbacks.Count == 0 && _model.Members.All(static member => !member.StaysInPlace && member.Set != MemberAccess.Cast);

    private void EmitIsFlat() => _writer.WriteLine(
        $"""
        public static bool {(IsFlat ? "IsFlat" : "IsFlatRoot")} => true;

        """);

    private void EmitLoadFlat()
    {
        string read = (IsPositional ? "unpickler.ReadsTextInRuns && " : "") + "TryReadFlat<global::PickleGen.NearNames>(ref reader, " + (IsPositional ? "default" : "names");
        using (_writer.WriteBlock($"if ({read}, isRoot: false, out var target))"))
        {
            _writer.WriteLine(IsPositional
                ? """
                  unpickler.TakeFlatCall(ref reader, target);
                  return unpickler.FirstMade(ref reader, target);
                  """
                : """
                  unpickler.TakeFlat(ref reader, puts, target);
                  return target;
                  """);
        }
    }

    /// <summary>The members of a root, values that call Python's library among them.</summary>
    private void EmitWriteFlatRoot()
    {
        using (_writer.WriteBlock($"public static ref byte WriteFlatRoot(ref global::PickleGen.PickleWriter writer, {FlatGlobals}, {T} value, global::PickleGen.PickleNames names, ref byte p)"))
        {
            EmitChain(0, member => _writer.WriteLine($"p = ref {_model.Members[member].Codec.Codec}.WriteFlat(ref writer, ref globals, {Value(_model.Members[member])}, ref p);"));
            _writer.WriteLine("return ref p;");
        }
        _writer.WriteLine();
    }

    private const string FlatGlobals = "scoped ref global::PickleGen.Codecs.FlatGlobals globals";

    private void EmitReadFlat()
    {
        using (_writer.WriteBlock($"public static bool TryReadFlat<{Names}>(ref global::PickleGen.PickleReader reader, global::PickleGen.PickleNames names, bool isRoot, out {Nullable} read)\n    where {Names} : struct, global::PickleGen.IMemberNames"))
        {
            EmitReadWhole(Names, "isRoot");
        }
        _writer.WriteLine();
    }

    private void EmitReadFlatRoot()
    {
        using (_writer.WriteBlock($"public static bool TryReadFlatRoot(ref global::PickleGen.PickleReader reader, {FlatGlobals}, global::PickleGen.PickleNames names, out {Nullable} read)"))
        {
            EmitReadWhole("global::PickleGen.NearNames", "isRoot: true");
        }
        _writer.WriteLine();
    }

    /// <summary>All members as we write them, up to BUILD or REDUCE: what was read is only stored if nothing else is there.</summary>
    private void EmitReadWhole(string names, string isRoot)
    {
        _writer.WriteLine($"var run = global::PickleGen.{(IsPositional ? "MemberRun<global::PickleGen.OwnNames>.FlatArguments(ref reader)" : $"MemberRun<{names}>.Flat(ref reader, Class, names)")};");
        var reads = Enumerable.Range(0, _model.Members.Count).Select(ReadFlat).Prepend("run.Starts(0)").Append($"run.{(IsPositional ? "EndsFlatArguments" : "EndsFlat")}(ref reader, {isRoot})");
        using (_writer.WriteBlock($"if ({string.Join("\n    && ", reads)})"))
        {
            if (IsBuiltByMembers)
            {
                foreach (int member in ArgumentMembers) _writer.WriteLine($"{LocalType(member)} {Local(_model.Members[member])} = {ReadValue(_model.Members[member])};");
            }
            _writer.WriteLine($"var target = {(_model.Construction.Kind == ConstructionKind.Default ? $"default({T})" : New())};");
            foreach (var member in _model.Members)
            {
                if (member.Set != MemberAccess.Constructor) _writer.WriteLine($"{Assign(member, ReadValue(member))};");
            }
            _writer.WriteLine(
                """
                read = target;
                return true;
                """);
        }
        _writer.WriteLine(
            """
            read = default;
            return false;
            """);
    }

    private string ReadFlat(int index)
    {
        var member = _model.Members[index];
        return IsPlain(index) ? Read(index) : $"run.Value<{member.Type}, {member.Codec.Codec}>(ref reader, ref globals, {index}, out {member.Type} {Read(member)})";
    }
}
