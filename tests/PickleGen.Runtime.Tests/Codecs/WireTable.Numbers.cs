using System.Numerics;
using System.Text;

namespace PickleGen.Tests.Codecs;

internal static partial class WireTable
{
    private static WireCases Numbers()
    {
        var table = new WireCases();
        table.Add("bool", true, "bool", "True");
        table.Add("bool", false, "bool", "False");
        table.Add("sbyte", sbyte.MinValue, "int", "-128");
        table.Add("byte", byte.MaxValue, "int", "255");
        table.Add("short", short.MinValue, "int", "-32768");
        table.Add("ushort", ushort.MaxValue, "int", "65535");
        table.Add("int", int.MinValue, "int", "-2147483648");
        table.Add("int", 65536, "int", "65536");
        table.Add("uint", uint.MaxValue, "int", "4294967295");
        table.Add("long", long.MinValue, "int", "-9223372036854775808");
        table.Add("ulong", ulong.MaxValue, "int", "18446744073709551615");
        table.Add("nint", (nint)(-5), "int", "-5");
        table.Add("nuint", (nuint)5, "int", "5");
        table.Add("Int128", Int128.MinValue, "int", "-170141183460469231731687303715884105728");
        table.Add("UInt128", UInt128.MaxValue, "int", "340282366920938463463374607431768211455");
        table.Add("BigInteger", BigInteger.Pow(-7, 101), "int", "-22641335567373305939412534383701517676000422392332377806537267319741840217458496420007");
        table.Add("Half", Half.MaxValue, "float", "65504.0");
        table.Add("float", 0.1f, "float", "0.10000000149011612");
        table.Add("float", FloatBits.Of(0xFFA0_1234), "float", "nan", static value => BitConverter.SingleToUInt32Bits(value), from: 1);
        table.Add("Half", BitConverter.UInt16BitsToHalf(0x7D12), "float", "nan", static value => BitConverter.HalfToUInt16Bits(value), from: 1);
        table.Add("double", -0.0, "float", "-0.0", static value => BitConverter.DoubleToInt64Bits(value));
        table.Add("double", BitConverter.Int64BitsToDouble(0x7FF4_0000_1234_5678), "float", "nan", static value => BitConverter.DoubleToInt64Bits(value), from: 1);
        table.Add("decimal", 1.10m, "Decimal", "Decimal('1.10')", static value => decimal.GetBits(value));
        table.Add("decimal", new decimal(0, 0, 0, true, 3), "Decimal", "Decimal('-0.000')", static value => decimal.GetBits(value));
        table.Add("decimal", decimal.MinValue, "Decimal", "Decimal('-79228162514264337593543950335')", static value => decimal.GetBits(value));
        table.Add("decimal", 0.0000000000000000000000000001m, "Decimal", "Decimal('1E-28')", static value => decimal.GetBits(value));
        table.Add("Complex", new Complex(1.5, -2), "complex", "(1.5-2j)");
        table.Add("Guid", Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), "UUID", "UUID('00112233-4455-6677-8899-aabbccddeeff')");
        table.Add("Guid", Guid.Parse("ff112233-4455-6677-8899-aabbccddeeff"), "UUID", "UUID('ff112233-4455-6677-8899-aabbccddeeff')");
        table.Add("char", 'ß', "str", "'ß'");
        table.Add("char", '\ud800', "str", "'\\ud800'");
        table.Add("Rune", new Rune(0x1F600), "str", "'😀'");
        table.Add("string", "lone \udc00, \ud83d\ude00", "str", "'lone \\udc00, 😀'");
        table.Add("enum", DayOfWeek.Saturday, "int", "6");
        table.Add("enum", (DayOfWeek)(-1), "int", "-1");
        table.Add("enum", (UInt64Enum)ulong.MaxValue, "int", "18446744073709551615");
        table.Add("T?", (int?)5, "int", "5");
        table.Add("T?", (decimal?)null, "NoneType", "None");
        return table;
    }

    private enum UInt64Enum : ulong
    {
    }
}
