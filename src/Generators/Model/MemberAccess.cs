namespace PickleGen.Generators.Model;

/// <summary>How generated code reaches a member.</summary>
internal enum MemberAccess
{
    /// <summary>As any code of the type could: the codec is nested in it.</summary>
    Direct,

    /// <summary>The same of what is <c>dynamic</c>, as an object.</summary>
    Dynamic,

    /// <summary>Through an unsafe accessor of the property's method.</summary>
    Method,

    /// <summary>Through an unsafe accessor of the field.</summary>
    Field,

    /// <summary>It is what the object holds as a collection.</summary>
    Items,

    /// <summary>It is an exception's data, which the exception makes.</summary>
    ExceptionData,

    /// <summary>It is what an exception's constructor took as the message, else what the exception says.</summary>
    ExceptionMessage,

    /// <summary>It is given to the constructor.</summary>
    Constructor,

    /// <summary>It is computed: what a pickle has for it is read, and dropped.</summary>
    Nowhere,

    /// <summary>It is the value itself, as a number: an enum's.</summary>
    Cast,
}
