using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Emitting;

/// <summary>Writes the class that shows other assemblies what travels of a base class and is hidden from them.</summary>
internal static class InheritedEmitter
{
    /// <summary>The file's text.</summary>
    public static string Emit(InheritedModel model)
    {
        var writer = new IndentedWriter();
        SourceFile.WriteHeader(writer, model.Namespace, model.Cautions);
        writer.WriteLine(
            $"""
            /// <summary>What travels of <c>{SourceFile.Xml(model.DeclaringType)}</c> and is private there: for codecs of classes that derive from it in other assemblies.</summary>
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            """);
        SourceFile.WriteObsolete(writer, model.Cautions.IsObsolete);
        using (writer.WriteBlock(model.Declaration))
        {
            bool isFirst = true;
            foreach (var member in model.Members)
            {
                if (!isFirst) writer.WriteLine();
                isFirst = false;
                EmitMember(writer, member, model.DeclaringType);
            }
            foreach (string name in model.Ignored)
            {
                if (!isFirst) writer.WriteLine();
                isFirst = false;
                writer.WriteLine($"[global::PickleGen.PickleIgnore]\npublic abstract object? {TypeNames.Escape(name)} {{ get; }}");
            }
            foreach (var callback in model.Callbacks.GroupBy(static callback => callback.Method))
            {
                if (!isFirst) writer.WriteLine();
                isFirst = false;
                writer.WriteLine($"[{string.Join(", ", callback.Select(static callback => $"global::PickleGen.{callback.Kind}"))}]");
                AccessorEmitter.EmitCallback(writer, callback.Key, callback.First().Accessor!, "public");
            }
        }
        return writer.ToString();
    }

    /// <summary>The member once more, with its name, type and attributes, and what it is reached through.</summary>
    private static void EmitMember(IndentedWriter writer, InheritedMemberModel inherited, string declaring)
    {
        var member = inherited.Member;
        bool isOpen = inherited.Reach == TypeReach.Everyone;
        string type = isOpen ? member.Type : member.IsNonNullable || !member.IsReference ? "object" : "object?";
        writer.WriteLine($"[global::PickleGen.PickleMember{Arguments(inherited)}]");
        foreach (string former in member.FormerNames) writer.WriteLine($"[global::PickleGen.PickleFormerName({SourceFile.Literal(former)})]");
        writer.WriteLine($"public abstract {type} {TypeNames.Escape(member.Name)} {{ get; {(member.StaysInPlace || member.Set == MemberAccess.Nowhere ? "" : "set; ")}}}");
        if (inherited.Reach != TypeReach.Class) writer.WriteLine();
        if (isOpen) AccessorEmitter.EmitMember(writer, member, "public");
        else if (inherited.Reach == TypeReach.Assembly) EmitBoxed(writer, member, declaring);
    }

    private static string Arguments(InheritedMemberModel member)
    {
        string order = $"Order = {member.Order}";
        return (member.WireName, member.Order >= 0) switch
        {
            (null, false) => "",
            (null, true) => $"({order})",
            ({ } name, false) => $"({SourceFile.Literal(name)})",
            ({ } name, true) => $"({SourceFile.Literal(name)}, {order})",
        };
    }

    /// <summary>A member whose type others cannot name: they have its value as an object.</summary>
    private static void EmitBoxed(IndentedWriter writer, PickleMemberModel member, string declaring)
    {
        string codec = $"Codec_{member.Key}", type = member.Type;
        string got = $"{codec}.{(member.Get == MemberAccess.Field ? "Field" : "Get")}_{member.Key}(target)";
        writer.WriteLine($"public static object? Get_{member.Key}({declaring} target) => {got};");
        if (member.Set == MemberAccess.Method) writer.WriteLine($"public static void Set_{member.Key}({declaring} target, object? value) => {codec}.Set_{member.Key}(target, ({type})value);");
        if (member.Set == MemberAccess.Field) writer.WriteLine($"public static void Set_{member.Key}({declaring} target, object? value) => {codec}.Field_{member.Key}(target) = ({type})value;");
        writer.WriteLine();
        using (writer.WriteBlock($"public readonly struct {codec} : global::PickleGen.Codecs.IPickleCodec<object?>"))
        {
            string real = member.Codec.Codec;
            writer.WriteLine(
                $"""
                public static void Save(ref global::PickleGen.PickleWriter writer, global::PickleGen.Pickler pickler, object? value) => {real}.Save(ref writer, pickler, ({type})value);
                public static object? Load(ref global::PickleGen.PickleReader reader, global::PickleGen.Unpickler unpickler) => {real}.Load(ref reader, unpickler);
                public static object? FromObject(object? value, global::PickleGen.Unpickler unpickler) => {real}.FromObject(value, unpickler);

                """);
            AccessorEmitter.EmitMember(writer, member, "internal");
        }
    }
}
