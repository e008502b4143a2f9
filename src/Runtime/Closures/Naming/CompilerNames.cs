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

    /// <summary><c>&lt;&gt;c__DisplayClass0_0</c>: the captured variables of one scope.</summary>
    public static bool IsDisplayClass(Type type) => type.Name.StartsWith("<>c__DisplayClass", StringComparison.Ordinal);

    /// <summary><c>&lt;&gt;c</c>, in generic methods <c>&lt;&gt;c__5&lt;T&gt;</c>: lambdas that capture nothing.</summary>
    public static bool IsSingleton(Type type) => type.Name.StartsWith("<>c", StringComparison.Ordinal) && !IsDisplayClass(type);

    /// <summary><c>&lt;Run&gt;d__3</c>: a running iterator or async method.</summary>
    public static bool IsStateMachine(Type type) => type.Name.StartsWith('<') && type.Name.Contains(">d", StringComparison.Ordinal);

    /// <summary><c>&lt;&gt;f__AnonymousType0&lt;…&gt;</c>.</summary>
    public static bool IsAnonymousType(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    /// <summary>A delegate type that the compiler made for a lambda that no Func or Action fits.</summary>
    public static bool IsAnonymousDelegate(Type type) =>
        type.Name.StartsWith("<>f__AnonymousDelegate", StringComparison.Ordinal)
        || type.Name.StartsWith("<>A", StringComparison.Ordinal)
        || type.Name.StartsWith("<>F", StringComparison.Ordinal);

    /// <summary>Whether a type goes by what it consists of.</summary>
    public static bool IsUnnamed(Type type) => type.Name.StartsWith("<>", StringComparison.Ordinal) && (IsAnonymousType(type) || IsAnonymousDelegate(type));

    /// <summary><c>&lt;&gt;O</c> and <c>&lt;&gt;o__0</c>: caches of method groups and of dynamic call sites.</summary>
    public static bool IsCache(Type type) =>
        type.Name.StartsWith("<>O", StringComparison.Ordinal) || type.Name.StartsWith("<>o__", StringComparison.Ordinal);

    /// <summary><c>&lt;&gt;9__0_1</c>: a lambda that was made before and is kept.</summary>
    public static bool IsCache(FieldInfo field) =>
        field.Name.StartsWith("<>9__", StringComparison.Ordinal) || (field.DeclaringType is { } type && IsCache(type));

    /// <summary>Whether the method's name says nothing lasting about its body: lambdas, local functions, state machines.</summary>
    public static bool IsMoving(MethodBase method) =>
        (method.DeclaringType is { } type && IsMoving(type)) || IsMovingMethodName(method.Name);

    /// <summary>Whether methods of this type are told by their bodies.</summary>
    public static bool IsMoving(Type type) =>
        IsDisplayClass(type) || IsSingleton(type) || IsStateMachine(type) || IsForeignClosureName(type.Name);

    /// <summary>The type in whose source a closure stands; any other type itself.</summary>
    public static Type UserTypeOf(Type definition)
    {
        while (IsMoving(definition) && definition.DeclaringType is { } outer) definition = outer;
        return definition;
    }

    /// <summary><c>&lt;Program&gt;F0123__Helper</c>, a file-local type, without what depends on the folder; other names as they are.</summary>
    public static string WithoutFile(string name)
    {
        if (!name.StartsWith('<')) return name;
        int end = name.IndexOf(">F", StringComparison.Ordinal);
        int separator = end < 0 ? -1 : name.IndexOf("__", end, StringComparison.Ordinal);
        return end <= 1 || separator < 0 ? name : name[(separator + 2)..];
    }

    /// <summary>The field's name without an ordinal that moves.</summary>
    public static string LastingName(FieldInfo field) => field.Name.StartsWith(ParentScope, StringComparison.Ordinal) ? ParentScope : field.Name;

    // <Main>b__0 is a lambda, <Main>g__Local|0_0 a local function, <>n__0 a call of a base method; <Clone>$ and <X>k__BackingField last.
    private static bool IsMovingMethodName(string name) =>
        name.StartsWith('<')
            ? name.Contains(">b__", StringComparison.Ordinal) || name.Contains(">g__", StringComparison.Ordinal) || name.StartsWith("<>n__", StringComparison.Ordinal)
            : IsForeignClosureName(name);

    // _Closure$__1-0 and _Lambda$__2 in Visual Basic, clo@12-1 in F#.
    private static bool IsForeignClosureName(string name) => name.Contains("$__", StringComparison.Ordinal) || name.Contains('@');
}
