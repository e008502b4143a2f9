using System.Reflection;
using System.Text;

namespace PickleGen.Closures;

/// <summary>Types as the wire names them: <c>int</c>, <c>Func`2[int,Shop/.Order]</c>, <c>Shop/{Name,Age}[string,int]</c>.</summary>
/// <remarks>
/// Keywords for what C# has keywords for; the assembly's name before a slash, except for the core library's; generic arguments and
/// array ranks in brackets. A namespace that begins like its assembly is written from the dot on that follows, and namespace System of
/// the core library not at all. Anonymous types go by their members' names, and delegate types that the compiler makes by their signatures,
/// because their own names carry an ordinal.
/// <see cref="TypeName"/> reads it.
/// </remarks>
internal class TypeNameWriter
{
    /// <summary>What was written. A field, as in all these classes: at first use every property is one method more to compile.</summary>
    protected readonly StringBuilder Text = new();

    private bool _isToCompare;

    /// <summary>The wire's name of a type.</summary>
    /// <exception cref="PicklingException">It has a delegate type in it that the compiler made, and nothing tells it from another.</exception>
    public static string NameOf(Type type)
    {
        var writer = new TypeNameWriter();
        writer.Append(type);
        return writer.Text.ToString();
    }

    /// <summary>The wire's name of the type that declares a method. A closure goes by the user's type that it stands in, for its own name moves, and by its own type arguments.</summary>
    public static string NameOfDeclaring(Type type)
    {
        var writer = new TypeNameWriter();
        writer.Append(CompilerNames.UserTypeOf(Definition(type)), type);
        return writer.Text.ToString();
    }

    /// <summary>The name of a type definition that the compiler made, within its assembly.</summary>
    public static string NameOfUnnamed(Type definition)
    {
        var writer = new TypeNameWriter { _isToCompare = true };
        writer.AppendDefinition(definition);
        return writer.Text.ToString();
    }

    protected void AppendSignature(MethodBase method)
    {
        if (method is MethodInfo { ReturnParameter: var returned }) AppendTypeOf(returned);
        else Append(typeof(void));
        Text.Append(' ').Append('(');
        ParameterInfo[] parameters = method.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            if (i > 0) Text.Append(',');
            AppendTypeOf(parameters[i]);
        }

        Text.Append(')');
    }

    // Only a modified type knows the calling convention of a pointer to a function, in which overloads may differ.
    private void AppendTypeOf(ParameterInfo parameter) =>
        Append(HasFunctionPointer(parameter.ParameterType) ? parameter.GetModifiedParameterType() : parameter.ParameterType);

    private static bool HasFunctionPointer(Type type) =>
        type.HasElementType ? HasFunctionPointer(type.GetElementType()!) : type.IsFunctionPointer || (type.IsGenericType && Array.Exists(type.GetGenericArguments(), HasFunctionPointer));

    protected void Append(Type type)
    {
        if (type is { HasElementType: false, IsGenericType: false, IsFunctionPointer: false }) type = type.UnderlyingSystemType;
        if (type.HasElementType)
        {
            Append(type.GetElementType()!);
            if (type.IsArray) Text.Append('[').Append(',', type.GetArrayRank() - 1).Append(']');
            else Text.Append(type.IsByRef ? '&' : '*');
        }
        else if (type.IsGenericParameter)
        {
            Text.Append(type.IsGenericMethodParameter ? "!!" : "!").Append(type.GenericParameterPosition);
        }
        else if (type.IsFunctionPointer)
        {
            AppendFunctionPointer(type);
        }
        else if (TypeKeywords.Find(type) is { } keyword)
        {
            Text.Append(keyword);
        }
        else
        {
            Append(Definition(type), type);
        }
    }

    private void Append(Type definition, Type arguments)
    {
        AppendAssembly(definition.Assembly);
        AppendDefinition(definition);
        AppendArguments(arguments);
    }

    protected virtual void AppendAssembly(Assembly assembly)
    {
        if (assembly != typeof(object).Assembly) Text.Append(AssemblyNames.SimpleNameOf(assembly)).Append('/');
    }

    protected virtual void AppendDefinition(Type definition)
    {
        if (!CompilerNames.IsUnnamed(definition)) AppendFullName(definition);
        else AppendUnnamed(definition);
    }

    private void AppendUnnamed(Type definition)
    {
        Text.Append('{');
        if (CompilerNames.IsAnonymousType(definition))
        {
            Text.AppendJoin(',', AnonymousTypes.MembersOf(definition));
        }
        else
        {
            AppendDelegate(definition);
            if (!_isToCompare && AnonymousTypes.Find(definition.Assembly, NameOfUnnamed(definition)) != definition) throw OneOfSeveral(definition);
        }

        Text.Append('}');
    }

    private static PicklingException OneOfSeveral(Type definition) => new(
        $"A delegate of type '{definition}' cannot be pickled: the compiler made it for a lambda, and made another with the same parameters. Use a delegate type that has a name.");

    /// <summary>A delegate type that the compiler made: two of one signature may pass their parameters otherwise, or have other defaults.</summary>
    protected void AppendDelegate(Type definition)
    {
        MethodInfo invoke = DelegateTypes.InvokeOf(definition);
        Text.Append("delegate ").Append(UnnamedDelegates.ModifiersOf(invoke.ReturnParameter));
        AppendTypeOf(invoke.ReturnParameter);
        Text.Append(" (");
        string separator = "";
        foreach (ParameterInfo parameter in invoke.GetParameters())
        {
            Text.Append(separator).Append(UnnamedDelegates.ModifiersOf(parameter));
            AppendTypeOf(parameter);
            Text.Append(UnnamedDelegates.DefaultOf(parameter));
            separator = ",";
        }

        Text.Append(')');
    }

    /// <summary>The name behind the assembly's, of a type or generic definition that has one.</summary>
    protected virtual void AppendFullName(Type definition)
    {
        string name = definition.FullName!;
        int start = definition.Assembly == typeof(object).Assembly
            ? definition.Namespace == "System" ? "System.".Length : 0
            : StartIn(AssemblyNames.SimpleNameOf(definition.Assembly), definition.Namespace);
        Text.Append(name, start, name.Length - start);
    }

    private static int StartIn(string assembly, string? name) =>
        name is not null && name.StartsWith(assembly, StringComparison.Ordinal) && (name.Length == assembly.Length || name[assembly.Length] == '.') ? assembly.Length : 0;

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private void AppendArguments(Type type)
    {
        if (!type.IsGenericType) return;
        Text.Append('[');
        Type[] arguments = type.GetGenericArguments();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (i > 0) Text.Append(',');
            Append(arguments[i]);
        }

        Text.Append(']');
    }

    // Only signatures show these; no delegate can be made for a type argument of this kind.
    private void AppendFunctionPointer(Type type)
    {
        if (type.IsUnmanagedFunctionPointer) AppendConventions(type);
        Text.Append("method ");
        Append(type.GetFunctionPointerReturnType());
        Text.Append('(');
        foreach (Type parameter in type.GetFunctionPointerParameterTypes())
        {
            Append(parameter);
            Text.Append(';');
        }

        Text.Append(')');
    }

    private void AppendConventions(Type type)
    {
        Text.Append("unmanaged");
        Type[] conventions = type.GetFunctionPointerCallingConventions();
        if (conventions.Length > 0) Text.Append('[').AppendJoin(',', conventions.Select(convention => convention.Name)).Append(']');
        Text.Append(' ');
    }
}
