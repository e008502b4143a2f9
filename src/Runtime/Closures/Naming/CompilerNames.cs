using System.Reflection;

namespace PickleGen.Closures;

/// <summary>What the C# compiler calls what it makes: closures, lambdas, local functions, state machines, anonymous types.</summary>
/// <remarks>
/// Told apart by their names, which no source can spell: nested state machines do not carry <c>[CompilerGenerated]</c>. Ordinals in these
/// names move with every edit nearby, so nothing may rest on them. The names of Visual Basic and F# count as moving too.
/// </remarks>
internal static class CompilerNames
{
    /// <summary>The field of a closure that holds the closure of the scope around it: this, and an ordinal.</summary>
    public const string ParentScope = "CS$<>8__locals";

    /// <summary>The static field of <c>&lt;&gt;c</c> that holds its only instance.</summary>
    public const string SingletonField = "<>9";

    /// <summary>What a type is that is called so.</summary>
    public static MadeType KindOf(string name)
    {
        if (!name.StartsWith('<')) return KindOfForeign(name);
        if (name.StartsWith("<>c__DisplayClass", StringComparison.Ordinal)) return MadeType.DisplayClass;
        if (name.StartsWith("<>c", StringComparison.Ordinal)) return MadeType.Singleton;
        if (name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal)) return MadeType.AnonymousType;
        if (name.Contains(">d", StringComparison.Ordinal)) return MadeType.StateMachine;
        if (name.StartsWith("<>O", StringComparison.Ordinal) || name.StartsWith("<>o__", StringComparison.Ordinal)) return MadeType.Cache;
        return name.StartsWith("<>f__AnonymousDelegate", StringComparison.Ordinal) || name.StartsWith("<>A", StringComparison.Ordinal) || name.StartsWith("<>F", StringComparison.Ordinal)
            ? MadeType.AnonymousDelegate
            : IsForeign(name) ? MadeType.ForeignClosure : MadeType.Other;
    }

    /// <inheritdoc cref="MadeType.DisplayClass"/>
    public static bool IsDisplayClass(Type type) => KindOf(type) == MadeType.DisplayClass;

    /// <inheritdoc cref="MadeType.AnonymousType"/>
    public static bool IsAnonymousType(Type type) => KindOf(type) == MadeType.AnonymousType;

    /// <summary><c>&lt;&gt;z__ReadOnlyArray&lt;T&gt;</c>: what a collection expression becomes where an interface is asked for that cannot be written to.</summary>
    public static bool IsReadOnlyCollection(Type type) => type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal);

    /// <summary>Whether a type goes by what it consists of.</summary>
    public static bool IsUnnamed(Type type) => KindOf(type) is MadeType.AnonymousType or MadeType.AnonymousDelegate;

    /// <summary><c>&lt;&gt;9__0_1</c>: a lambda that was made before and is kept.</summary>
    public static bool IsCache(FieldInfo field) =>
        field.Name.StartsWith("<>9__", StringComparison.Ordinal) || (field.DeclaringType is { } type && KindOf(type.Name) == MadeType.Cache);

    /// <summary>Whether the method's name says nothing lasting about its body: lambdas, local functions, state machines.</summary>
    public static bool IsMoving(MethodBase method)
    {
        if (method.DeclaringType is { } type && IsMoving(type)) return true;
        // <Main>b__0 is a lambda, <Main>g__Local|0_0 a local function, <>n__0 a call of a base method; <Clone>$ and <X>k__BackingField last.
        string name = method.Name;
        return name.StartsWith('<')
            ? name.Contains(">b__", StringComparison.Ordinal) || name.Contains(">g__", StringComparison.Ordinal) || name.StartsWith("<>n__", StringComparison.Ordinal)
            : IsForeign(name);
    }

    /// <summary>Whether methods of this type are told by their bodies.</summary>
    public static bool IsMoving(Type type) => KindOf(type) is MadeType.DisplayClass or MadeType.Singleton or MadeType.StateMachine or MadeType.ForeignClosure;

    /// <summary>The type in whose source a closure stands; any other type itself.</summary>
    public static Type UserTypeOf(Type definition)
    {
        while (IsMoving(definition) && definition.DeclaringType is { } outer) definition = outer;
        return definition;
    }

    /// <summary>The field's name without an ordinal that moves.</summary>
    public static string LastingName(FieldInfo field) => field.Name.StartsWith(ParentScope, StringComparison.Ordinal) ? ParentScope : field.Name;

    /// <summary>Whether code runs methods of this type that it does not name: of state machines, and of F#'s closures, each a class of its own that is called through its base.</summary>
    public static bool IsCalledUnseen(Type definition) => KindOf(definition.Name) == MadeType.StateMachine || definition.Name.Contains('@');

    /// <summary>Whether a field with constant data has a name that tells nothing of it: C# calls such fields by a hash of what is in them, F# by an ordinal.</summary>
    public static bool IsDataByOrdinal(FieldInfo field) => (field.Attributes & FieldAttributes.HasFieldRVA) != 0 && IsForeign(field.Name);

    private static MadeType KindOfForeign(string name)
    {
        if (name.StartsWith("VB$AnonymousType_", StringComparison.Ordinal)) return MadeType.AnonymousType;
        if (name.StartsWith("VB$StateMachine_", StringComparison.Ordinal)) return MadeType.StateMachine;
        return IsForeign(name) ? MadeType.ForeignClosure : MadeType.Other;
    }

    // The name of an array begins with that of its elements.
    private static MadeType KindOf(Type type) => type.HasElementType ? MadeType.Other : KindOf(type.Name);

    // _Closure$__1-0 and _Lambda$__2 in Visual Basic, clo@12-1 in F#.
    private static bool IsForeign(string name) => name.Contains("$__", StringComparison.Ordinal) || name.Contains('@');
}
