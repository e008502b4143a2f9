using Microsoft.CodeAnalysis;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <content>Exceptions: what lies in <c>Exception.Data</c> is one member more, though nobody can assign it.</content>
internal sealed partial class PickleTypeParser
{
    private const string DataName = "Data";

    /// <summary>The data as a member, the last one; null: the type is no exception, or says itself what becomes of a member with this name.</summary>
    private PickleMemberModel? ParseExceptionData(List<PickleMemberModel> members)
    {
        var exception = TypeNames.Bases(_type).FirstOrDefault(static type => type.Name == "Exception" && type.NamespaceName() == "System");
        if (exception?.GetMembers(DataName).FirstOrDefault() is not IPropertySymbol data || _codecs.Resolve(data.Type) is not { } codec) return null;
        string wireName = UsesSnakeCase ? WireNames.SnakeCase(DataName) : DataName;
        if (Declared().Exists(symbol => symbol.Name == DataName && !SymbolEqualityComparer.Default.Equals(symbol, data)) || members.Exists(member => member.WireName == wireName)) return null;
        return new PickleMemberModel(
            DataName, DataName, wireName, EquatableArray<string>.Empty, data.Type.ToPlainSource(), codec with { Fills = false }, MemberAccess.Direct, MemberAccess.ExceptionData,
            new AccessorModel(exception.ToPlainSource(), data.Type.ToPlainSource(), DataName, Field: "", IsStruct: false, Host: null),
            IsRequired: false, IsNonNullable: false, CodecResolver.NeedsStaticType(data.Type), IsReference: true, StaysInPlace: false, Default: null);
    }
}
