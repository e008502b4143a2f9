using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using PickleGen.Analyzers.Helpers;
using PickleGen.Generators.Parsing;
using PickleGen.Generators.Reviewing;

namespace PickleGen.Analyzers.Captures;

/// <summary>Types of which no value can be saved, because nothing says how: neither built in nor annotated. What derives from them may be, and what a reducer is for.</summary>
internal sealed class TypesWithoutCodec(Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>What a program mentions that says by itself how values are saved: for which types, nobody knows before it runs.</summary>
    private static readonly string[] s_hooks = ["DispatchTable", "Reducers", "IReducer", "TryReducerOverride", "PersistentId"];

    private readonly ConcurrentDictionary<ITypeSymbol, Obstacle?> _known = new(SymbolEqualityComparer.Default);
    private readonly Lazy<bool> _hasHooks = new(() => s_hooks.Any(word => NamedCalls.Mentions(compilation, word, cancellationToken)));
    private readonly Lazy<HashSet<ISymbol>> _bases = new(() => AnnotatedTypes.BasesIn(compilation, cancellationToken));

    /// <summary>Why a value in a place of this type cannot travel; null: nothing is known against it.</summary>
    public Obstacle? In(ITypeSymbol type) => _known.GetOrAdd(type, Find);

    /// <summary>The same of a value whose place takes any collection, as an <c>IEnumerable</c> does: an object in one of a base class comes back as what it is.</summary>
    public Obstacle? InValue(ITypeSymbol type) =>
        In(type) is { } obstacle && !(new CodecResolver(compilation).CulpritIn(type) is INamedTypeSymbol culprit && MayBeDerived(culprit)) ? obstacle : null;

    /// <summary>Whether an object in a place of this type may be one that can be saved all the same: of an annotated class that derives from it, or by a hook.</summary>
    public bool MayBeDerived(INamedTypeSymbol type) => _hasHooks.Value || _bases.Value.Contains(type.OriginalDefinition);

    private Obstacle? Find(ITypeSymbol type)
    {
        if (new CodecResolver(compilation).CulpritIn(type) is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false } culprit) return null;
        // One is saved by its members.
        if (culprit.IsAnonymousType) return culprit.GetMembers().OfType<IPropertySymbol>().Select(member => In(member.Type)).FirstOrDefault(static obstacle => obstacle is not null);
        if (culprit.IsPicklable(compilation) || culprit.IsRefLikeType) return null;
        // An object of a derived class comes back by itself, but no list of its base class does.
        if (SymbolEqualityComparer.Default.Equals(culprit, type) ? MayBeDerived(culprit) : _hasHooks.Value) return null;
        // Of such a type the value is that of its base class: a UTF8Encoding is an Encoding.
        if (TypeNames.Bases(culprit).Any(static other => other.Arity == 0 && CodecResolver.IsBuiltIn(other))) return null;
        if (HeldState.IsFramework(culprit)) return Obstacle.NoCodec(culprit.Name);
        return culprit.Locations.Any(static location => location.IsInSource) ? Obstacle.NotPicklable(culprit.Name) : null;
    }
}
