using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <content>Types that give their state by <c>IPickleState</c>, or take it by a method marked <c>[StateSetter]</c>.</content>
internal sealed partial class PickleTypeParser
{
    private PickleTypeModel? ParseOwnState(TypeNameModel name, OwnState state, CancellationToken cancellationToken)
    {
        if (!CheckNamed(_type, $"state of {_type.Name}", state.Type)) return null;
        if (_codecs.Resolve(state.Type) is not { } codec)
        {
            ReportUnpicklable(_type, $"state of {_type.Name}", state.Type);
            return null;
        }

        _cautions.Add(state.Type);
        if (state.Setter is { } taking && CheckOwner(taking)) _cautions.Add(taking);
        if (WithoutParameters() is { } making) _cautions.Add(making);
        var members = new List<PickleMemberModel>();
        if (!state.IsGiven)
        {
            if (FindConstructorForState() is not { } constructor) return null;
            var candidates = FindMembers(constructor);
            members = ParseMembers(candidates, cancellationToken).ConvertAll(static member => member with { Set = MemberAccess.Direct, IsRequired = false });
            CheckWireNames(candidates, members);
        }
        var callbacks = ParseCallbacks();
        var accessor = state.Setter is { } hidden && !IsReachable(hidden) ? ParseSetterAccessor(hidden) : null;
        if (HasErrors) return null;

        var model = new OwnStateModel(
            state.Type.ToPlainSource(),
            codec.Codec,
            CodecResolver.NeedsStaticType(state.Type),
            CanBeNull: !state.Type.IsValueType || state.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T,
            IsNonNullable: Nullability.RefusesNull(state.Type),
            state.IsGiven,
            state.Setter is not { } setter ? null
                : accessor is null ? $"{setter.ContainingType.ToPlainSource()}.{TypeNames.Escape(setter.Name)}"
                : $"{(accessor.Host is { } host ? host.Name + "." : "")}Call_{KeyOf(setter)}",
            state.Setter is null ? null : UsesSnakeCase ? WireNames.SnakeCase(state.Setter.Name) : state.Setter.Name,
            accessor);
        return Model(name, isOpen: false, "State", members, ConstructionForState(), callbacks, model);
    }

    private StateSetterAccessorModel? ParseSetterAccessor(IMethodSymbol setter)
    {
        if (!setter.Parameters.All(parameter => IsInReach(setter, parameter.Type)))
        {
            Report(DiagnosticDescriptors.TypeOutOfReach, setter, setter.Name, $"it takes a type that is private to {setter.ContainingType.Name}: make that type at least internal");
            return null;
        }
        string key = KeyOf(setter);
        var host = HostOf(setter, key);
        CheckTypeParameters(setter, host);
        var seen = host is null ? setter : setter.OriginalDefinition;
        string signature = $"void Call_{key}({seen.ContainingType.ToPlainSource()}? type, {seen.Parameters[0].Type.ToSource()} target, {seen.Parameters[1].Type.ToSource()} state)";
        return new StateSetterAccessorModel(setter.MetadataName, signature, host);
    }

    /// <summary>What the type gives or takes; null: its members are its state.</summary>
    private OwnState? FindOwnState()
    {
        // What a derived class adds is in its own state, not in that of the base class.
        var given = TypeNames.Bases(_type).Prepend(_type).SelectMany(static type => type.Interfaces).SelectMany(static contract => contract.AllInterfaces.Prepend(contract))
            .Where(static contract => contract.IsPickleState()).Select(static contract => contract.TypeArguments[0]).ToList();
        if (FindStateSetter() is not { } setter) return given.Count > 0 ? new OwnState(given[0], IsGiven: true, Setter: null) : null;
        var taken = setter.Parameters[1].Type;
        if (given.Count == 0 || given.Exists(state => SymbolEqualityComparer.Default.Equals(state, taken))) return new OwnState(taken, given.Count > 0, setter);
        Report(DiagnosticDescriptors.StateSetterSignature, setter, setter.Name, _type.Name);
        return null;
    }

    /// <summary>The type's state setter, or that of the nearest base class that has one.</summary>
    private IMethodSymbol? FindStateSetter()
    {
        foreach (var type in TypeNames.Bases(_type).Prepend(_type))
        {
            var marked = type.GetMembers().OfType<IMethodSymbol>().Where(static method => method.HasAttribute("StateSetterAttribute")).ToList();
            foreach (var method in marked)
            {
                if (IsStateSetter(method) && marked.Count == 1) return method;
                if (SymbolEqualityComparer.Default.Equals(type, _type)) Report(DiagnosticDescriptors.StateSetterSignature, method, method.Name, _type.Name);
            }
        }
        return null;
    }

    private bool IsStateSetter(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnsVoid: true, IsAsync: false, Arity: 0, Parameters: [{ RefKind: RefKind.None } target, { RefKind: RefKind.None }] }
        && _type.IsReferenceType
        && _compilation.HasImplicitConversion(_type, target.Type);

    private IMethodSymbol? FindConstructorForState() => WithoutParameters() ?? FindConstructor();

    private ConstructionModel ConstructionForState()
    {
        var constructor = WithoutParameters();
        var kind = constructor is null ? ConstructionKind.Uninitialized
            : _type.IsValueType && constructor.IsImplicitlyDeclared ? ConstructionKind.Default
            : ConstructionKind.Parameterless;
        bool leavesRequired = constructor is not null && LeavesRequired(constructor);
        return new ConstructionModel(kind, EquatableArray<ConstructorArgumentModel>.Empty, NeedsAccessor: leavesRequired);
    }

    private IMethodSymbol? WithoutParameters() => _type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty && IsReachable(constructor));

    /// <param name="Type">What travels.</param>
    /// <param name="IsGiven">By <c>GetState</c>; else it is made of the members.</param>
    /// <param name="Setter">What takes it; null: <c>SetState</c>.</param>
    private sealed record OwnState(ITypeSymbol Type, bool IsGiven, IMethodSymbol? Setter);
}
