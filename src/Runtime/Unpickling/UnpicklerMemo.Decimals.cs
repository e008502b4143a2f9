using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// What a call of decimal.Decimal memoizes besides the number: its text, and the tuple of arguments. Hardly any pickle refers to them, so they
/// are made when one does, of the number behind them.
/// </content>
internal sealed partial class UnpicklerMemo
{
    private static readonly StandIn s_text = new(), s_arguments = new();

    /// <summary>Puts a decimal's text, its arguments and the number itself at the next indices, as <see cref="TryMemoize"/> does.</summary>
    /// <param name="value">The number; its text was what <see cref="DecimalText.Format"/> makes of it.</param>
    public bool TryMemoizeCall(decimal value)
    {
        int index = Count;
        if (index != _end || index >= _room - 2) return false;
        var entries = _dense.AsSpan(index, 3);
        (entries[0].Value, entries[1].Value, entries[2].Value) = (s_text, s_arguments, value);
        _end = Count = index + 3;
        return true;
    }

    /// <summary>What an entry stands for; from now on it stands there itself.</summary>
    private object? Make(StandIn standIn, int index)
    {
        if (ReferenceEquals(standIn, s_null)) return null;
        int first = ReferenceEquals(standIn, s_text) ? index : index - 1;
        Span<byte> bytes = stackalloc byte[DecimalText.Longest];
        int length = DecimalText.Format((decimal)_dense[first + 2].Value!, ref bytes[0]);
        string text = System.Text.Encoding.ASCII.GetString(bytes[..length]);
        _dense[first].Value = text;
        _dense[first + 1].Value = new PickleTuple(text);
        return _dense[index].Value;
    }

    /// <summary>An entry is about to be another: what is to be made of it, or beside it, is made before.</summary>
    private void MakeAround(int index)
    {
        for (int i = Math.Max(index - 2, 0); i <= index; i++)
        {
            if (_dense[i].Value is StandIn standIn) Make(standIn, i);
        }
    }

    /// <summary>In the place of an entry that is no object, or not yet.</summary>
    private sealed class StandIn;
}
