using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using PickleGen.Analyzers.Helpers;
using PickleGen.Generators.Parsing;

namespace PickleGen.Analyzers.Captures;

/// <summary>Looks for what cannot travel inside captured objects: elements of collections, and fields and properties two levels deep.</summary>
/// <remarks>One per compilation; what was found out about a type is kept.</remarks>
internal sealed class HeldState(Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>How far fields and properties are followed: deeper ones are the business of the types on the way.</summary>
    private const int Levels = 2;

    private readonly ConcurrentDictionary<(ITypeSymbol, int Levels), Finding?> _found = new(new TypeAndLevels());

    /// <summary>What cannot be saved because nothing says how.</summary>
    public TypesWithoutCodec Codecs { get; } = new(compilation, cancellationToken);

    /// <summary>Something that cannot travel.</summary>
    /// <param name="Path">The way to it from the captured object, such as <c>.Inner.File</c>; empty: the object itself.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Obstacle">Why it cannot.</param>
    public sealed record Finding(string Path, ITypeSymbol Type, Obstacle Obstacle);

    /// <summary>Whether nothing can be wrong with a captured variable of this type: it holds no obstacle, is no object that may be a lock, and no delegate that runs more code.</summary>
    public bool IsHarmless(ITypeSymbol type) => type.SpecialType != SpecialType.System_Object && !Delegates.AreIn(type) && InVariable(type) is null;

    /// <summary>The same of a variable, whose own type must be one that can be saved.</summary>
    public Finding? InVariable(ITypeSymbol type) => In(type) ?? (Codecs.In(type) is { } obstacle ? new Finding("", type, obstacle) : null);

    /// <summary>The first thing in an object of this type that cannot travel, or null.</summary>
    public Finding? In(ITypeSymbol type) => Find(type, Levels);

    /// <summary>What hinders a member that the lambda itself reads: its value as above, or that it serves as a lock.</summary>
    public Finding? In(ISymbol member)
    {
        var type = TypeOf(member);
        if (type is null) return null;
        return IsLock(member, type) ? new Finding("", type, Obstacle.Lock) : Find(type, Levels);
    }

    /// <summary>The type of the value behind a member (or a primary constructor's parameter); null for methods and events.</summary>
    public static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: false } field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private Finding? Find(ITypeSymbol type, int levels)
    {
        if (type.SpecialType is not (SpecialType.None or SpecialType.System_Enum) and < SpecialType.System_Array) return null;
        if (_found.TryGetValue((type, levels), out var known)) return known;
        var found = Search(type, levels);
        _found.TryAdd((type, levels), found);
        return found;
    }

    private Finding? Search(ITypeSymbol type, int levels)
    {
        if (type is IArrayTypeSymbol array) return Find(array.ElementType, levels);
        if (type.HasOwnState()) return null;
        if (!type.IsPicklable(compilation) && (Obstacles.OfPlace(type) ?? Obstacles.Of(type) ?? OfAbstract(type)) is { } obstacle) return new Finding("", type, obstacle);
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named) return null;
        if (named.IsTupleType) return OfMembers(named.TupleElements, levels);
        if (IsFramework(named)) return OfElements(named, levels);
        return levels == 0 ? null : OfMembers(StoredMembers(named), levels - 1);
    }

    private Obstacle? OfAbstract(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsAbstract: true } named && IsFramework(named) && Obstacles.OfAbstract(type) is { } obstacle && !Codecs.MayBeDerived(named) ? obstacle : null;

    private Finding? OfMembers(IEnumerable<ISymbol> members, int levels)
    {
        foreach (var member in members)
        {
            if (TypeOf(member) is not { } type) continue;
            if (IsLock(member, type)) return new Finding($".{member.Name}", type, Obstacle.Lock);
            if (Find(type, levels) is { } inner) return inner with { Path = $".{member.Name}{inner.Path}" };
        }
        return null;
    }

    /// <summary>The elements of the framework's collections and pairs; its other types hold nothing of ours.</summary>
    private Finding? OfElements(INamedTypeSymbol type, int levels)
    {
        bool holds = type.Name is "KeyValuePair" or "Nullable" or "Tuple" or "Lazy"
            || type.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);
        return holds ? type.TypeArguments.Select(t => Find(t, levels)).FirstOrDefault(f => f is not null) : null;
    }

    /// <summary>What an object of this type holds and would take along: of annotated types only what is pickled, of their base classes too.</summary>
    private static IEnumerable<ISymbol> StoredMembers(INamedTypeSymbol type)
    {
        bool annotated = false;
        for (var t = type; t is not null && !IsFramework(t); t = t.BaseType)
        {
            annotated |= t.HasAttribute("PicklableAttribute");
            foreach (var member in t.GetMembers())
            {
                if (Stored(member) is not { } stored || stored.HasAttribute("PickleIgnoreAttribute")) continue;
                if (annotated && stored.DeclaredAccessibility != Accessibility.Public && !stored.HasAttribute("PickleMemberAttribute")) continue;
                yield return stored;
            }
        }
    }

    /// <summary>The member a value is stored under; of an anonymous type, whose fields nobody sees, its properties. Private fields of other assemblies are unknown here: a property with a setter stands for them.</summary>
    private static ISymbol? Stored(ISymbol member) => member switch
    {
        IPropertySymbol { ContainingType.IsAnonymousType: true } property => property,
        IFieldSymbol { IsStatic: false } field => field.AssociatedSymbol ?? field,
        IPropertySymbol { IsStatic: false, IsIndexer: false, SetMethod: not null } property when property.DeclaringSyntaxReferences.IsEmpty => property,
        _ => null,
    };

    private bool IsLock(ISymbol member, ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object && LockUse.IsLockField(member, cancellationToken);

    /// <summary>Whether the type stands in a namespace of .NET's.</summary>
    public static bool IsFramework(INamedTypeSymbol type)
    {
        var ns = type.ContainingNamespace;
        while (ns is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false }) ns = ns.ContainingNamespace;
        return ns is { Name: "System", IsGlobalNamespace: false };
    }

    private sealed class TypeAndLevels : IEqualityComparer<(ITypeSymbol Type, int Levels)>
    {
        public bool Equals((ITypeSymbol Type, int Levels) x, (ITypeSymbol Type, int Levels) y) =>
            x.Levels == y.Levels && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode((ITypeSymbol Type, int Levels) key) => SymbolEqualityComparer.Default.GetHashCode(key.Type) * 4 + key.Levels;
    }
}
