using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>Anonymous types, told by their members' names.</summary>
/// <remarks>Of a member its field is looked at: trimming removes a property that no code reads, while the constructor, which takes all members, keeps the fields.</remarks>
internal static class AnonymousTypes
{
    /// <summary>The members' names, in the order of the initializer.</summary>
    public static IEnumerable<string> MembersOf(Type definition) => FieldsOf(definition).Select(NameOf);

    /// <summary>The members' values as the ladder saves them, in the same order, which is that of the constructor's parameters.</summary>
    public static IEnumerable<object?> ValuesOf(object value) => FieldsOf(value.GetType()).Select(field => PlacedValue.Of(field.GetValue(value), field.FieldType));

    /// <summary>The constructor, which takes all members.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A type that the program makes objects of keeps its constructor.")]
    public static ConstructorInfo ConstructorOf(Type type) => type.GetConstructors()[0];

    /// <summary>The assembly's anonymous type with these members, or its unnamed delegate type of this signature; null: none, or several, of which nobody can say which is meant.</summary>
    /// <param name="assembly">Where to look.</param>
    /// <param name="name">Its name, <see cref="TypeNameWriter.NameOfUnnamed"/>.</param>
    public static Type? Find(Assembly assembly, string name)
    {
        Type? found = null;
        foreach (Type type in AssemblyTypes.In(assembly.ManifestModule))
        {
            if (!CompilerNames.IsUnnamed(type) || TypeNameWriter.NameOfUnnamed(type) != name) continue;
            if (found is not null) return null;
            found = type;
        }

        return found;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A type that the program makes objects of keeps its constructor, and that assigns all fields.")]
    private static IEnumerable<FieldInfo> FieldsOf(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken);

    // <Name>i__Field; of F#'s anonymous records Name@; of Visual Basic $Name, and two of its types differ in which of their members are keys, which cannot be set.
    private static string NameOf(FieldInfo field) => field.Name switch
    {
        [.. var name, '@'] => name,
        ['$', .. var name] => field.IsInitOnly ? name : name + '=',
        var name => name[1..name.IndexOf('>', StringComparison.Ordinal)],
    };
}
