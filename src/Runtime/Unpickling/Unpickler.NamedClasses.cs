using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// An annotated class that is no call's, but a value: on the stack it is what generated code needs of it, and in a collection, a callable's
/// arguments or an open place the <see cref="Type"/>.
/// </content>
public partial class Unpickler
{
    /// <summary>Whether a class may lie on the stack: without one, collections need not be looked through.</summary>
    private bool _namesClasses;

    /// <summary>A generic class's name was called with the names of its arguments.</summary>
    internal PickleTypeInfo CloseClass(string module, string name, object?[] arguments)
    {
        _namesClasses = true;
        return TypeArguments.Close(module, name, arguments, Classes);
    }

    /// <summary>Before values from <paramref name="first"/> on are taken into a collection.</summary>
    private void NameClasses(int first)
    {
        _parts?.Refuse(Above(first));
        NameAll(first);
    }

    /// <summary>Before they become a dict's keys and values.</summary>
    private void NameClassesIn(PickleDict? dict, int first)
    {
        if (dict is null)
        {
            NameClasses(first);
            return;
        }
        _parts?.Note(dict, Above(first));
        NameAll(first);
    }

    private void NameAll(int first)
    {
        foreach (ref object? value in _stack.AsSpan(first, _stackCount - first))
        {
            if (IsClass(value)) value = Named(value);
        }
    }

    /// <summary>Before they become a tuple. Arguments of what this library calls itself stay what they are.</summary>
    private void NameClassesInTuple(int first)
    {
        if (first > _fence && _stack[first - 1] is PickleCallable { Builtin: not null } or ConstructorOf or PartialCall) return;
        NameAll(first);
    }

    private static object? Named(object? value) => value is PickleTypeInfo { Class: not null } info ? info.Type : value;

    // Most values are atoms, and an exact type is told in no time.
    private static bool IsClass(object? value) =>
        value is not null && value.GetType() != typeof(string) && value.GetType() != typeof(int) && value.GetType() != typeof(double) && value is PickleTypeInfo;
}
