using System.Reflection;
using System.Text;

namespace PickleGen.Closures;

/// <summary>Types as the wire names them: <c>int</c>, <c>System.Func`2[int,Shop/Shop.Order]</c>, <c>Shop/{Name,Age}[string,int]</c>.</summary>
/// <remarks>
/// Keywords for what C# has keywords for; the assembly's name before a slash, except for the core library's; generic arguments and
/// array ranks in brackets. Anonymous types go by their members' names, because their own carry an ordinal.
/// <see cref="TypeName"/> reads it.
/// </remarks>
internal class TypeNameWriter
{
    protected StringBuilder Text { get; } = new();

    /// <summary>The wire's name of a type.</summary>
    public static string NameOf(Type type)
    {
        var writer = new TypeNameWriter();
        writer.Append(type);
        return writer.Text.ToString();
    }

    /// <summary>The wire's name of the type that declares a method, without its assembly, which stands beside it.</summary>
    public static string NameWithoutAssembly(Type type)
    {
        var writer = new TypeNameWriter();
        writer.AppendDefinition(Definition(type));
        writer.AppendArguments(type);
        return writer.Text.ToString();
    }

    protected void AppendSignature(MethodBase method)
    {
        Append(method is MethodInfo { ReturnType: var returned } ? returned : typeof(void));
        Text.Append(' ').Append('(');
        ParameterInfo[] parameters = method.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            if (i > 0) Text.Append(',');
            Append(parameters[i].ParameterType);
        }

        Text.Append(')');
    }

    protected void Append(Type type)
    {
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
        else if (TypeKeywords.TryFind(type, out string? keyword))
        {
            Text.Append(keyword);
        }
        else
        {
            AppendAssembly(type.Assembly);
            AppendDefinition(Definition(type));
            AppendArguments(type);
        }
    }

    protected virtual void AppendAssembly(Assembly assembly)
    {
        if (assembly != typeof(object).Assembly) Text.Append(assembly.GetName().Name).Append('/');
    }

    protected virtual void AppendDefinition(Type definition)
    {
        if (CompilerNames.IsAnonymousType(definition)) Text.Append('{').AppendJoin(',', AnonymousTypes.MembersOf(definition)).Append('}');
        else Text.Append(definition.FullName);
    }

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
        Text.Append("method ");
        Append(type.GetFunctionPointerReturnType());
        foreach (Type parameter in type.GetFunctionPointerParameterTypes())
        {
            Text.Append(';');
            Append(parameter);
        }
    }
}
