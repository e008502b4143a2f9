namespace PickleGen.Closures;

/// <summary>What the C# compiler makes a type for, as its name tells: <see cref="CompilerNames.KindOf(string)"/>.</summary>
internal enum MadeType
{
    /// <summary>None of these: a type with a name of its own, one that is local to a file, or something else of the compiler's.</summary>
    Other,

    /// <summary><c>&lt;&gt;c__DisplayClass0_0</c>: the captured variables of one scope.</summary>
    DisplayClass,

    /// <summary><c>&lt;&gt;c</c>, in generic methods <c>&lt;&gt;c__5&lt;T&gt;</c>: lambdas that capture nothing.</summary>
    Singleton,

    /// <summary><c>&lt;Run&gt;d__3</c>, <c>VB$StateMachine_3_Run</c>: a running iterator or async method.</summary>
    StateMachine,

    /// <summary><c>_Closure$__1-0</c> of Visual Basic, <c>clo@12-1</c> of F#.</summary>
    ForeignClosure,

    /// <summary><c>&lt;&gt;O</c> and <c>&lt;&gt;o__0</c>: caches of method groups and of dynamic call sites.</summary>
    Cache,

    /// <summary><c>&lt;&gt;f__AnonymousType0&lt;…&gt;</c>, <c>VB$AnonymousType_0</c>.</summary>
    AnonymousType,

    /// <summary>A delegate type for a lambda that no Func or Action fits.</summary>
    AnonymousDelegate,
}
