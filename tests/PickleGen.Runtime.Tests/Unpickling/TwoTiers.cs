namespace PickleGen.Tests;

/// <summary>The two ways to read a pickle into types, compared on each pickle that differs from a good one in one byte.</summary>
internal static class TwoTiers
{
    /// <summary>Fails where the guided readers make other values of a changed pickle than the stack machine does; that they refuse it is no difference.</summary>
    /// <param name="pickle">A list of the values.</param>
    /// <param name="values">What is in it.</param>
    /// <param name="show">A value with all its members.</param>
    /// <param name="except">An opcode that no byte is changed to.</param>
    public static void Agree<T>(byte[] pickle, T[] values, Func<T, string> show, PickleOpcode? except = null)
    {
        Assert.Equal(string.Join('|', values.Select(show)), Shown(() => PickleSerializer.Deserialize<T[]>(pickle)));
        var differences = new List<string>();
        for (int at = 2; at < pickle.Length; at++)
        {
            for (int value = 0; value < 256; value++)
            {
                if (value == (byte?)except) continue;
                byte[] changed = [.. pickle];
                changed[at] = (byte)value;
                string guided = Shown(() => PickleSerializer.Deserialize<T[]>(changed));
                if (guided == "refused") continue;
                string machine = Shown(() =>
                {
                    var unpickler = new Unpickler(changed);
                    return (T[]?)unpickler.ConvertTo(unpickler.Load(), typeof(T[]));
                });
                if (guided != machine) differences.Add($"byte {at} = 0x{changed[at]:x2}: guided {guided}, machine {machine}");
            }
        }
        Assert.Empty(differences);

        string Shown(Func<T[]?> load)
        {
            try
            {
                return load() is { } read ? string.Join('|', read.Select(value => value is null ? "null" : show(value))) : "null";
            }
            catch (UnpicklingException)
            {
                return "refused";
            }
        }
    }
}
