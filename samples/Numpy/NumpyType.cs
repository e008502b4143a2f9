using System.Numerics;
using System.Text;

namespace PickleGen.Samples.Numpy;

/// <summary>numpy's <c>dtype</c>: what one element of an array is.</summary>
/// <param name="code">A letter and a number, as numpy's pickles call it: <c>f8</c>, <c>i4</c>, <c>b1</c>, <c>U10</c>, <c>M8</c>.</param>
[Picklable(Module = "samples.numpy")]
public sealed partial class NumpyType(string code) : IPickleState<object?>
{
    private readonly char _kind = code[0];
    private readonly int _number = int.Parse(code.AsSpan(1));
    private bool _isBigEndian;
    private string _unit = "";

    /// <summary>Bytes an element; those of text have four a character.</summary>
    public int Size => _number * (_kind == 'U' ? 4 : 1);

    /// <summary>Whether elements are references to objects.</summary>
    public bool IsObject => _kind == 'O';

    /// <summary>Bytes that are turned around as one, if the high one comes first; 0: it does not.</summary>
    public int BytesToTurn => !_isBigEndian ? 0 : _kind switch { 'U' => 4, 'c' => _number / 2, _ => _number };

    /// <summary>As numpy writes it, where the low byte comes first: <c>&lt;f8</c>, <c>|b1</c>, <c>&lt;M8[ms]</c>.</summary>
    public override string ToString() => $"{(Size == 1 || _kind is 'S' or 'O' or 'V' ? '|' : '<')}{_kind}{_number}{_unit}";

    /// <summary>numpy's name for .NET's type of elements.</summary>
    /// <exception cref="NotSupportedException">numpy has no such elements.</exception>
    public static string NameOf(Type element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Boolean => "|b1",
        TypeCode.SByte => "|i1",
        TypeCode.Int16 => "<i2",
        TypeCode.Int32 => "<i4",
        TypeCode.Int64 => "<i8",
        TypeCode.Byte => "|u1",
        TypeCode.UInt16 => "<u2",
        TypeCode.UInt32 => "<u4",
        TypeCode.UInt64 => "<u8",
        TypeCode.Single => "<f4",
        TypeCode.Double => "<f8",
        _ when element == typeof(Half) => "<f2",
        _ when element == typeof(Complex) => "<c16",
        _ => throw new NotSupportedException($"numpy has no arrays of '{element}'."),
    };

    // (version, byte order, subarray, names, fields, size, alignment, flags), and of a time (metadata, (unit, how many, denominator, events))
    void IPickleState<object?>.SetState(object? state)
    {
        if (state is not PickleTuple { Count: >= 8 } parts || parts[2] is not null || parts[3] is not null) throw new UnpicklingException("Arrays of records are not read here.");
        _isBigEndian = parts[1] is ">";
        if (parts.Count > 8 && parts[8] is PickleTuple { Count: 2 } metadata && metadata[1] is PickleTuple { Count: 4 } unit)
            _unit = $"[{(unit[1] is 1 ? "" : unit[1])}{(unit[0] is byte[] name ? Encoding.ASCII.GetString(name) : unit[0])}]";
    }

    object? IPickleState<object?>.GetState() => throw new NotSupportedException("Arrays are saved with the name of their type.");
}
