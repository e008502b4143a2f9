using Microsoft.CodeAnalysis;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    /// <summary>How objects are made; what a constructor takes is marked in <paramref name="members"/>.</summary>
    private ConstructionModel? ParseConstruction(List<PickleMemberModel> members)
    {
        bool isRequired = members.Any(static member => member.IsRequired);
        if (_type.IsValueType) return Simple(ConstructionKind.Default);
        if (_type.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty))
            return Simple(isRequired ? ConstructionKind.ParameterlessAccessor : ConstructionKind.Parameterless);
        return null;
    }

    private static ConstructionModel Simple(ConstructionKind kind) => new(kind, EquatableArray<int>.Empty, EquatableArray<string>.Empty, NeedsAccessor: false);
}
