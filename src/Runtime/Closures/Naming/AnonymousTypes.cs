using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>Anonymous types, told by their members' names.</summary>
internal static class AnonymousTypes
{
    /// <summary>The members' names, in the order of the initializer.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A property that trimming removed is one that no code reads; the names of the rest still tell the type within this program.")]
    public static IEnumerable<string> MembersOf(Type definition) =>
        definition.GetProperties().OrderBy(property => property.MetadataToken).Select(property => property.Name);

    /// <summary>The assembly's anonymous type with these members, or null.</summary>
    /// <param name="assembly">Where to look.</param>
    /// <param name="members">The members' names, joined by commas.</param>
    public static Type? Find(Assembly assembly, string members) =>
        AssemblyTypes.In(assembly.ManifestModule).FirstOrDefault(type => CompilerNames.IsAnonymousType(type) && string.Join(',', MembersOf(type)) == members);
}
