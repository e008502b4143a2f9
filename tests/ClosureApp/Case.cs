using System.Buffers;
using PickleGen;

namespace ClosureApp;

/// <summary>Something that holds delegates, and what a program does with it.</summary>
/// <param name="Name">What the case shows.</param>
/// <param name="Make">Makes it, in the process that saves.</param>
/// <param name="Use">Calls its delegates, in the process that loads.</param>
/// <param name="Save">Saves it as what it is.</param>
/// <param name="Load">Loads it as what it is.</param>
public sealed record Case(string Name, Func<object> Make, Func<object, string> Use, Func<object, PickleOptions, byte[]> Save, Func<byte[], PickleOptions, object> Load)
{
    /// <summary>A case of one delegate type.</summary>
    public static Case Of<T>(string name, Func<T> make, Func<T, string> use)
        where T : notnull => new(
            name,
            () => make(),
            value => use((T)value),
            (value, options) => PickleSerializer.Serialize((T)value, options),
            (pickle, options) => PickleSerializer.Deserialize<T>(pickle, options)!);

    /// <summary>A case of several objects in one pickle.</summary>
    public static Case OfMany(string name, Func<object[]> make, Func<object[], string> use) =>
        Of<List<object?>>(name, () => [.. make()], value => use([.. value.Select(item => item!)]));

    /// <summary>The same case, saved and loaded as any object: what a static type makes shorter is written in full.</summary>
    public Case AsObject() => this with
    {
        Name = $"{Name}, as an object",
        Save = static (value, options) =>
        {
            var output = new ArrayBufferWriter<byte>();
            new Pickler(output, options).Dump(value);
            return output.WrittenSpan.ToArray();
        },
        Load = static (pickle, options) => new Unpickler(pickle, options).Load()!,
    };
}
