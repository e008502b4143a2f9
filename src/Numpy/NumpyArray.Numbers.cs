using System.Numerics;
using System.Runtime.InteropServices;

namespace PickleGen.Numpy;

/// <content>Numbers of one type as those of another, where all of them fit; else a place converts them one by one, and says which does not.</content>
public sealed partial class NumpyArray
{
    private Array? NumbersAs(Type element) => (element.IsEnum ? TypeCode.Object : Type.GetTypeCode(element)) switch
    {
        TypeCode.Double => Dtype.ToString() switch
        {
            "<f4" => Numbers<float, double>(),
            "<f2" => Numbers<Half, double>(),
            "<i8" => Numbers<long, double>(),
            _ => Integers<double>(),
        },
        TypeCode.Single => Dtype.ToString() switch
        {
            "<f8" => Numbers<double, float>(),
            "<f2" => Numbers<Half, float>(),
            _ => null,
        },
        TypeCode.Int64 => Integers<long>(),
        TypeCode.Int32 => Dtype.ToString() == "<i8" ? Numbers<long, int>() : Integers<int>(),
        _ => null,
    };

    private T[]? Integers<T>()
        where T : struct, INumberBase<T> => Dtype.ToString() switch
        {
            "|i1" => Numbers<sbyte, T>(),
            "<i2" => Numbers<short, T>(),
            "<i4" => Numbers<int, T>(),
            "|u1" => Numbers<byte, T>(),
            "<u2" => Numbers<ushort, T>(),
            "<u4" => Numbers<uint, T>(),
            _ => null,
        };

    private T[]? Numbers<TFrom, T>()
        where TFrom : unmanaged, INumberBase<TFrom>
        where T : struct, INumberBase<T>
    {
        var from = MemoryMarshal.Cast<byte, TFrom>(Bytes.Span);
        var numbers = new T[from.Length];
        try
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = T.CreateChecked(from[i]);
                // One that becomes infinite is an error, and not a number keeps its bits.
                if (T.IsFinite(numbers[i]) != TFrom.IsFinite(from[i]) || TFrom.IsNaN(from[i])) return null;
            }
        }
        catch (OverflowException)
        {
            return null;
        }
        return numbers;
    }
}
