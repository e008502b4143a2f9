using System.Text;

namespace PickleGen;

/// <summary>
/// From protocol 4 on a class is named by two texts and STACK_GLOBAL. A reader that wants a text takes the first for it, and fails at what comes
/// then: this says what stands there.
/// </summary>
internal static class ObjectForText
{
    /// <summary>What to say of an error; null: its place is none behind the first of those texts.</summary>
    /// <param name="pickle">The pickle, from its first byte on.</param>
    /// <param name="offset">Where the reader stood.</param>
    public static string? NoteOf(ReadOnlySpan<byte> pickle, long offset)
    {
        var skipper = default(OpcodeSkipper);
        Range module = default, name = default;
        for (int at = 0; skipper.TryStep(pickle, out var opcode); at = skipper.Position)
        {
            if (opcode == PickleOpcode.StackGlobal && !module.Equals(default) && module.End.Value <= offset && offset <= at)
                return $"An object of '{TextOf(pickle[module])}.{TextOf(pickle[name])}' stands there, and no text.";
            switch (StackEffects.Of(opcode))
            {
                case StackEffect.Push:
                    // The last value ended behind the offset, so it is no text that was read before.
                    if (name.End.Value > offset) return null;
                    (module, name) = (name, at..skipper.Position);
                    break;
                case not (StackEffect.Leave or StackEffect.Put):
                    if (at >= offset) return null;
                    module = name = default;
                    break;
            }
        }
        return null;
    }

    // Of one that stands in the memo nothing is known here.
    private static string TextOf(ReadOnlySpan<byte> pushed) => (PickleOpcode)pushed[0] switch
    {
        PickleOpcode.ShortBinUnicode => ShownText.Of(Encoding.UTF8.GetString(pushed[2..])),
        PickleOpcode.BinUnicode => ShownText.Of(Encoding.UTF8.GetString(pushed[(1 + sizeof(int))..])),
        _ => "…",
    };
}
