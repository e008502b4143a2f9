using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen;

/// <summary>Which hooks a derived pickler has: what nobody overrides need not be asked for every object.</summary>
internal static class PicklerOverrides
{
    /// <summary>Whether a class derived from <see cref="Pickler"/> has a method of its own in the place of the pickler's.</summary>
    public static bool Has([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.NonPublicMethods)] Type pickler, string method) =>
        pickler.GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)?.DeclaringType != typeof(Pickler);
}
