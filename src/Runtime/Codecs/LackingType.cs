using System.Runtime.CompilerServices;
using PickleGen.Closures;

namespace PickleGen.Codecs;

/// <summary>What to say of a type that has no codec: which type lacks it, why, and what can be done about that.</summary>
internal static class LackingType
{
    /// <summary>The message for a type without a codec; of one that is made of others, it names the one that has none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="otherwise">What else may be done, beside annotating it.</param>
    public static string Describe(Type type, string otherwise)
    {
        var lacking = LackOf(type) ?? type;
        if (Unpicklable.ReasonFor(lacking) is { } reason) return lacking == type ? $"The object cannot be pickled: {reason}" : $"'{type}' cannot be pickled: {reason}";
        string named = lacking == type ? $"'{type}'" : $"'{lacking}', which '{type}' is made of,";
        if (PickleTypeInfo.Find(lacking) is { } known && known.Type != lacking) return $"{named} is saved as what it derives from, and nothing says that the same comes back: declare its place as '{known.Type}'.";
        if (PickleTypeInfo.Find(lacking) is { IsOpen: true })
            return $"{named} cannot be pickled: it is declared to be saved by a reducer, and none did: give PickleOptions.DispatchTable or PickleOptions.Reducers one for it (docs/hooks.md).";
        if (!RuntimeFeature.IsDynamicCodeSupported && lacking.IsAssignableTo(typeof(Delegate)))
            return $"{named} cannot be pickled: {PickledMethod.NoCode}";
        if (!RuntimeFeature.IsDynamicCodeSupported && IsPutTogether(lacking))
            return $"{named} cannot be pickled: no code can be made at run time in this program, so declare it with [assembly: PicklableExternal(typeof(…))], or make it a member's type (docs/native.md).";
        if (lacking.IsDefined(typeof(PicklableAttribute), inherit: false))
            return $"{named} cannot be pickled: it is annotated, but its assembly '{AssemblyNames.SimpleNameOf(lacking.Assembly)}' has no code for it. Only C# projects have the generator, where no ExcludeAssets or PrivateAssets keeps the package's analyzers from them; where it fails the build warns of that (CS8785).";
        if (CompilerNames.KindOf(lacking.Name) == MadeType.ForeignClosure)
            return $"{named} cannot be pickled: it is what a lambda of Visual Basic or F# takes along. Write the lambda in C#, or send a delegate to a named method.";
        return AssemblyNames.IsFramework(AssemblyNames.SimpleNameOf(lacking.Assembly)) || lacking.IsArray
            ? $"{named} cannot be pickled: declare it with [assembly: PicklableExternal], {otherwise}."
            : $"{named} cannot be pickled: annotate it with [Picklable], declare it with [assembly: PicklableExternal], {otherwise}.";
    }

    /// <summary>Whether it is a type of the framework's that lacks nothing but a codec for what it is made of.</summary>
    public static bool IsMadeOfOne(Type type) => LackOf(type) is { } lacking && lacking != type;

    // Of these the program has code for each composition that it mentions, or makes it when it is asked for.
    private static bool IsPutTogether(Type type) =>
        type.IsArray || type.IsEnum || IsComposed(type)
        || type.IsConstructedGenericType && type.GetGenericTypeDefinition().IsDefined(typeof(PicklableAttribute), inherit: false);

    private static bool IsComposed(Type type) => type.IsArray || type.IsConstructedGenericType && CodecComposer.FindDefinition(type.GetGenericTypeDefinition().FullName!) is not null;

    // Null: nothing lacks but code for just this composition.
    private static Type? LackOf(Type type)
    {
        if (!IsComposed(type)) return type;
        Type[] parts = type.IsArray ? [type.GetElementType()!] : type.GenericTypeArguments;
        return Array.Find(parts, static part => PickleTypeInfo.FindPlace(part) is null) is { } part ? LackOf(part) : null;
    }
}
