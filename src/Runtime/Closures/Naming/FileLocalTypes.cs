using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>C#'s types that are local to a file: <c>&lt;Orders&gt;F0123…__Helper</c>, the file's name, a hash of its path, the type's name.</summary>
/// <remarks>The hash changes with the folder. Without it two files of one name may have two types of one name: then nothing else tells them apart.</remarks>
internal static class FileLocalTypes
{
    private const string HashStart = ">F";
    private const string HashEnd = "__";

    private static readonly ConditionalWeakTable<Module, HashSet<string>> s_ambiguous = [];

    /// <summary>Whether a type definition that is not nested is local to a file.</summary>
    public static bool Contains(Type definition) => FindHash(definition.Name, out _, out _);

    /// <summary>The full name of such a type, <c>Shop.&lt;Orders&gt;Helper</c>; with the hash if another of the module would have the same.</summary>
    public static string NameOf(Type definition)
    {
        string lasting = WithoutHash(definition.FullName!);
        return s_ambiguous.GetValue(definition.Module, FindAmbiguous).Contains(lasting) ? definition.FullName! : lasting;
    }

    /// <summary>A type's full name without what changes with the folder; other names as they are.</summary>
    public static string WithoutHash(string fullName) => FindHash(fullName, out int start, out int end) ? fullName.Remove(start, end - start) : fullName;

    /// <summary>After a hot reload.</summary>
    public static void Forget() => s_ambiguous.Clear();

    // Between the file's name and the type's: F, the hash, two underscores.
    private static bool FindHash(string name, out int start, out int end)
    {
        start = name.IndexOf(HashStart, StringComparison.Ordinal) + 1;
        end = start <= 1 ? -1 : name.IndexOf(HashEnd, start, StringComparison.Ordinal) + HashEnd.Length;
        return start > 1 && name[start - 2] != '<' && end >= HashEnd.Length;
    }

    private static HashSet<string> FindAmbiguous(Module module)
    {
        HashSet<string> all = new(StringComparer.Ordinal), ambiguous = new(StringComparer.Ordinal);
        foreach (Type type in AssemblyTypes.In(module))
        {
            if (!type.IsNested && Contains(type) && WithoutHash(type.FullName!) is var name && !all.Add(name)) ambiguous.Add(name);
        }

        return ambiguous;
    }
}
