using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    /// <summary>Members that one word keeps account of (<c>MemberCursor.Quick</c>).</summary>
    private const int QuickMembers = 63;

    /// <summary>Members in the order in which we write them: plain ones in runs, others one by one. What lies otherwise is left to the loop behind.</summary>
    private void EmitInOrder()
    {
        bool hasRun = false;
        for (int i = 0; i < _model.Members.Count && i < QuickMembers;)
        {
            int end = i;
            while (end < _model.Members.Count && end < QuickMembers && _model.Members[end].Codec.ReadsInline) end++;
            if (end > i)
            {
                EmitReadRun(i, end, isFirst: !hasRun);
                hasRun = true;
                i = end;
                continue;
            }
            string taken = IsPositional ? $"TakeArgument(ref reader, ref members, {i})" : $"TakeMember(ref reader, Class, ref members, {i})";
            _writer.WriteLine($"if (unpickler.{taken}) {Store(_model.Members[i], Loaded(i))};");
            i++;
        }
    }

    private void EmitReadRun(int start, int end, bool isFirst)
    {
        var reads = Enumerable.Range(start, end - start).Select(Read).Append($"run.End(ref reader, ref members, {end - start})");
        _writer.WriteLine($"{(isFirst ? "var " : "")}run = unpickler.BeginRun(ref reader, Class, ref members, {start});");
        using (_writer.WriteBlock($"if ({string.Join("\n    && ", reads)})"))
        {
            for (int i = start; i < end; i++)
            {
                var member = _model.Members[i];
                string value = member.Codec.Cast is null ? Read(member) : $"({member.Type}){Read(member)}";
                _writer.WriteLine($"{Store(member, value)};");
            }
        }
    }

    private string Read(int index)
    {
        var member = _model.Members[index];
        var kind = member.Codec.Inline;
        string method = kind == InlineKind.String && !member.IsNonNullable ? "StringOrNull" : kind.ToString();
        return $"run.{method}({index}, out {Primitive(kind)} {Read(member)})";
    }

    private static string Read(PickleMemberModel member) => "read_" + member.Key;

    private static string Primitive(InlineKind kind) => kind switch
    {
        InlineKind.Boolean => "bool",
        InlineKind.Int32 => "int",
        InlineKind.Int64 => "long",
        InlineKind.Double => "double",
        _ => "string?",
    };
}
