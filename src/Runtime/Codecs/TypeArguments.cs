using System.Text;
using PickleGen.Closures;

namespace PickleGen.Codecs;

/// <summary>Names of type arguments on the wire: .NET's for built-in types and collections, pickle's own for annotated ones; <c>System.Int32[]</c>, <c>shop.Box`1[System.String]</c>.</summary>
/// <remarks>What a name means is decided by closed tables and the class registry. No type is looked up by name.</remarks>
internal static class TypeArguments
{
    /// <summary>The name of a type argument.</summary>
    public static string NameOf(Type type)
    {
        var name = new StringBuilder();
        Append(name, type);
        return name.ToString();
    }

    /// <summary>The generic class of this name with arguments of these names.</summary>
    /// <exception cref="UnpicklingException">The names are none, or the arguments do not fit.</exception>
    /// <exception cref="PickleSecurityException">Nobody allowed one of the names.</exception>
    public static PickleTypeInfo Close(string module, string name, object?[] arguments, ClassRegistry classes)
    {
        if (!classes.OnlyAdded)
        {
            if (PickleTypeIndex.Registered.SelectMany(static index => index.Instantiations).FirstOrDefault(IsMeant) is { } mentioned) return mentioned;
            // What the program asked for itself has arguments that it knows, whatever they are.
            if (PickleTypeInfo.Met.FirstOrDefault(IsMeant) is { } met) return met;
        }
        else if (classes.FindAdded(IsMeant) is { } added)
        {
            return added;
        }
        string closed = $"{module}.{name}[{string.Join(',', arguments.Select(static argument => argument as string ?? throw new UnpicklingException("A type argument is named by something that is not a string.")))}]";
        var type = TypeNameParser.Parse(closed).Resolve(part => Find(part, classes));
        if (!classes.IsAllowed(type)) throw new PickleSecurityException($"The pickle names '{type}', which was not added to the class registry. To allow it: ClassRegistry.Add(typeof(…)).");
        return PickleTypeInfo.Find(type) ?? throw new UnpicklingException($"'{type}' is not known at compile time: where no code can be made at run time, mention it as a member's type.");

        bool IsMeant(PickleTypeInfo known) =>
            known.Class is { Generic: { } generic } @class && @class.Module == module && @class.Name == name && generic.Names.SequenceEqual(arguments);
    }

    private static Type Find(TypeName name, ClassRegistry classes)
    {
        if (name.Assembly is null)
        {
            if (BuiltInCodecs.FindByName(name.Name) is { } builtIn) return builtIn;
            if (CodecComposer.FindDefinition(name.Name) is { } definition) return definition;
            for (int dot = name.Name.LastIndexOf('.'); dot > 0; dot = name.Name.LastIndexOf('.', dot - 1))
            {
                if (classes.FindType(name.Name[..dot], name.Name[(dot + 1)..]) is { } annotated) return annotated;
            }
            if (classes.FindOpen(name.Name) is { } open) return open;
        }
        string advice = classes.OnlyAdded ? "The registry is OnlyAdded: to allow it, add the annotated type, ClassRegistry.Add(type)." : "To allow it, annotate the type with [Picklable].";
        throw new PickleSecurityException($"The pickle names '{ShownText.Of(name.Name)}' as a type argument, which is neither a built-in type nor in the class registry. {advice}");
    }

    private static void Append(StringBuilder name, Type type)
    {
        if (type.IsArray)
        {
            Append(name, type.GetElementType()!);
            name.Append('[').Append(',', type.GetArrayRank() - 1).Append(']');
            return;
        }
        var @class = BuiltInCodecs.NameOf(type) is null ? PickleTypeInfo.Find(type)?.Class : null;
        var definition = type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;
        name.Append(@class is null ? definition.FullName : $"{@class.Module}.{@class.Name}");
        if (!type.IsConstructedGenericType) return;
        char before = '[';
        foreach (var argument in type.GenericTypeArguments)
        {
            name.Append(before);
            Append(name, argument);
            before = ',';
        }
        name.Append(']');
    }
}
