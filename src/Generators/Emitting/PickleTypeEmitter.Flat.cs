using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

/// <content>Flat objects: all their members are numbers, texts and truth values. They are read before there is an object, and need no pickler.</content>
internal sealed partial class PickleTypeEmitter
{
    private bool IsFlat =>
        IsPlainClass && IsReadInOrder && _model.Callbacks.Count == 0 && _model.Members.All(static member => member.Codec.Inline != InlineKind.None && !member.StaysInPlace);

    private void EmitIsFlat() => _writer.WriteLine(
        """
        public static bool IsFlat => true;

        """);

    private void EmitLoadFlat()
    {
        string read = (IsPositional ? "unpickler.ReadsTextInRuns && " : "") + "TryReadFlat<global::PickleGen.OwnNames>(ref reader, " + (IsPositional ? "default" : "names");
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

    /// <summary>All members as we write them, up to BUILD or REDUCE: what was read is only stored if nothing else is there.</summary>
    private void EmitReadFlat()
    {
        int count = _model.Members.Count;
        using (_writer.WriteBlock($"public static bool TryReadFlat<{Names}>(ref global::PickleGen.PickleReader reader, global::PickleGen.PickleNames names, bool isRoot, out {Nullable} read)\n    where {Names} : struct, global::PickleGen.IMemberNames"))
        {
            _writer.WriteLine($"var run = global::PickleGen.MemberRun<{Names}>.{(IsPositional ? "FlatArguments(ref reader)" : "Flat(ref reader, Class, names)")};");
            var reads = Enumerable.Range(0, count).Select(Read).Prepend("run.Starts(0)").Append($"run.{(IsPositional ? "EndsFlatArguments" : "EndsFlat")}(ref reader, isRoot)");
            using (_writer.WriteBlock($"if ({string.Join("\n    && ", reads)})"))
            {
                if (IsBuiltByMembers)
                {
                    foreach (int member in ArgumentMembers) _writer.WriteLine($"{LocalType(member)} {Local(_model.Members[member])} = {ReadValue(_model.Members[member])};");
                }
                _writer.WriteLine($"var target = {New()};");
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
        _writer.WriteLine();
    }
}
