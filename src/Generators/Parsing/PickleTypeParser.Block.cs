using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    /// <summary>The codecs whose values lie in memory as Python's struct module packs them, and its code for them.</summary>
    private static readonly Dictionary<string, char> s_blockCodes = new(StringComparer.Ordinal)
    {
        ["BooleanCodec"] = '?',
        ["SByteCodec"] = 'b',
        ["ByteCodec"] = 'B',
        ["Int16Codec"] = 'h',
        ["UInt16Codec"] = 'H',
        ["Int32Codec"] = 'i',
        ["UInt32Codec"] = 'I',
        ["Int64Codec"] = 'q',
        ["UInt64Codec"] = 'Q',
        ["HalfCodec"] = 'e',
        ["SingleCodec"] = 'f',
        ["DoubleCodec"] = 'd',
    };

    /// <summary>
    /// The struct module's format of a struct that may be copied as memory: its fields are its members, in their order, and nobody's code
    /// runs when it is made or when they are read or assigned. Whether the runtime lays them out so is tried when it runs.
    /// </summary>
    private string? FindBlockFormat(IMethodSymbol constructor, List<MemberCandidate> candidates, List<PickleMemberModel> members)
    {
        if (!_type.IsValueType || !IsAnnotated || Layout == "Dict" || members.Count == 0 || members.Count > candidates.Count) return null;
        if (!constructor.IsImplicitlyDeclared && !(_type.IsRecord && IsPrimary(constructor))) return null;
        var fields = _type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).ToList();
        if (fields.Count != candidates.Count) return null;
        var format = new StringBuilder("<");
        for (int i = 0; i < fields.Count; i++)
        {
            var member = fields[i].AssociatedSymbol ?? fields[i];
            if (!SymbolEqualityComparer.Default.Equals(member, candidates[i].Symbol) || !IsPlain(member)) return null;
            if (BlockCodeOf(candidates[i].Type, members[i].Codec.Codec) is not { } code) return null;
            format.Append(code);
        }
        return format.ToString();
    }

    /// <summary>A field, or a property without a body; without an initializer, which could check what the constructor is given.</summary>
    private static bool IsPlain(ISymbol member) => member.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() switch
    {
        VariableDeclaratorSyntax field => field.Initializer is null,
        PropertyDeclarationSyntax property => property.Initializer is null
            && property.AccessorList?.Accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null) == true,
        ParameterSyntax => true,
        _ => false,
    };

    private char? BlockCodeOf(ITypeSymbol type, string codec)
    {
        // Another codec writes more of an enum than its number.
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } number } && !type.HasAttribute("PicklableAttribute") && codec.Contains(".EnumCodec<")) codec = _codecs.Resolve(number)!.Codec;
        return s_blockCodes.TryGetValue(codec.Substring(codec.LastIndexOf('.') + 1), out char code) ? code : null;
    }
}
