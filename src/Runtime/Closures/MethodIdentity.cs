using System.Reflection;

namespace PickleGen.Closures;

/// <summary>What says on the wire which method a delegate calls.</summary>
/// <param name="type">The declaring type with its type arguments, <see cref="TypeNameWriter.NameOfDeclaring"/>.</param>
/// <param name="name">The method's name.</param>
/// <param name="signature">The definition's signature, <see cref="SignatureWriter.SignatureOf"/>; null where the code tells.</param>
/// <param name="code">For methods whose names say nothing lasting: what the code is; else null.</param>
/// <param name="typeArguments">The type arguments of a generic method.</param>
internal sealed class MethodIdentity(string type, string name, string? signature, CodeMark? code, string[] typeArguments)
{
    /// <summary>The method's name.</summary>
    public readonly string Name = name;

    /// <summary>What tells the method where its name does not.</summary>
    public readonly CodeMark? Code = code;

    /// <summary>The type arguments of a generic method.</summary>
    public readonly string[] TypeArguments = typeArguments;

    private TypeName? _declaring;

    /// <summary>The simple name of the assembly; of the rest nothing is looked at.</summary>
    public string Assembly => TypeName.AssemblyIn(type) ?? AssemblyNames.SimpleNameOf(typeof(object).Assembly);

    /// <summary>The declaring type's name, taken apart.</summary>
    /// <exception cref="UnpicklingException">It is malformed.</exception>
    public TypeName Declaring => _declaring ??= TypeNameParser.Parse(type);

    /// <summary>Whether the declaring type has type arguments, or might: its name need not be taken apart to see that it has none.</summary>
    public bool HasDeclaringArguments => type.Contains('[');

    /// <summary>Whether the declaring type is an array, which is not the type of its elements.</summary>
    public bool IsOfArray => HasDeclaringArguments && Declaring.IsArray;

    /// <summary>The identity of a method that has a name in an assembly.</summary>
    /// <exception cref="PicklingException">It is that of another method too.</exception>
    public static MethodIdentity Of(MethodInfo method)
    {
        MethodInfo definition = MethodIl.DefinitionOf(method);
        CodeMark? code = CompilerNames.IsMoving(definition) ? CodeMark.Of(definition) : null;
        var identity = new MethodIdentity(
            string.Intern(TypeNameWriter.NameOfDeclaring(method.DeclaringType!)),
            method.Name,
            code is null ? string.Intern(SignatureWriter.SignatureOf(definition)) : null,
            code,
            method.IsGenericMethod ? NamesOf(method.GetGenericArguments()) : []);
        return code is not null || MethodResolver.Named(identity, definition.DeclaringType!).Length < 2 ? identity : throw OneOfSeveral(method);
    }

    private static PicklingException OneOfSeveral(MethodInfo method) => new(
        $"A delegate to '{method.DeclaringType}.{method.Name}' cannot be pickled: another method there differs from it in nothing that a name says. Call it in a lambda.");

    private static string[] NamesOf(Type[] types) => Array.ConvertAll(types, TypeNameWriter.NameOf);

    /// <summary><c>(type, name, signature, type argument…)</c> or <c>(type, name, code, row, type argument…)</c>: the arguments of <c>picklegen.method</c>.</summary>
    public object?[] ToArguments()
    {
        object?[] arguments = new object?[(Code is null ? 3 : 4) + TypeArguments.Length];
        arguments[0] = type;
        arguments[1] = Name;
        arguments[2] = Code is null ? signature : Code.Bytes;
        if (Code is not null) arguments[3] = Code.Row;
        TypeArguments.CopyTo(arguments, arguments.Length - TypeArguments.Length);
        return arguments;
    }

    /// <summary>Whether a definition in the right type bears this name and signature.</summary>
    public bool Names(MethodInfo definition) =>
        definition.Name == Name && definition.GetGenericArguments().Length == TypeArguments.Length && SignatureWriter.SignatureOf(definition) == signature;

    /// <summary><c>'Shop/.Program.&lt;Main&gt;b__0'</c>, with the signature where there is one.</summary>
    public override string ToString() => $"'{ShownText.OfSentence(signature is null ? $"{type}.{Name}" : $"{type}.{Name}, {signature}")}'";
}
