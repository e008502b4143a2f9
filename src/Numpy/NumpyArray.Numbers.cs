using System.Globalization;
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

    /// <summary>One number as one of another type.</summary>
    /// <returns>Null: it is none of that type, which is no integer and no float.</returns>
    /// <exception cref="InvalidCastException">It does not fit.</exception>
    private static object? NumberAs(object item, Type type)
    {
        try
        {
            if (item is bool truth) item = truth ? 1L : 0L;
            if (item is double or float or Half)
            {
                double number = item is Half half ? (double)half : Convert.ToDouble(item, CultureInfo.InvariantCulture);
                if (type == typeof(double)) return number;
                if (type == typeof(Complex)) return new Complex(number, 0);
                if (type == typeof(float)) return Finite(float.IsInfinity((float)number), number, type) ?? (float)number;
                return type == typeof(Half) ? Finite(Half.IsInfinity((Half)number), number, type) ?? (Half)number : null;
            }
            if (item is not (sbyte or short or int or long or byte or ushort or uint or ulong)) return null;
            if (type.IsEnum) return Enum.ToObject(type, Convert.ChangeType(item, Enum.GetUnderlyingType(type), CultureInfo.InvariantCulture));
            var integer = item is ulong large ? (BigInteger)large : Convert.ToInt64(item, CultureInfo.InvariantCulture);
            if (type == typeof(BigInteger)) return integer;
            if (type == typeof(Complex)) return new Complex((double)integer, 0);
            if (type == typeof(Half)) return Finite(Half.IsInfinity((Half)integer), (double)integer, type) ?? (Half)integer;
            if (type == typeof(Int128)) return (Int128)integer;
            if (type == typeof(UInt128)) return checked((UInt128)integer);
            return Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal ? Convert.ChangeType(item, type, CultureInfo.InvariantCulture) : null;
        }
        catch (OverflowException exception)
        {
            throw new InvalidCastException($"The integer {item} does not fit into '{type}'.", exception);
        }
    }

    private static object? Finite(bool isInfinite, double number, Type type) =>
        isInfinite && double.IsFinite(number) ? throw new InvalidCastException($"The number {number.ToString(CultureInfo.InvariantCulture)} does not fit into '{type}'.") : null;

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
