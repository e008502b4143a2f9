using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace PickleGen.Tests.Wire;

/// <summary>Opcodes' arguments against CPython's C unpickler: the same value, or an error in both.</summary>
public sealed class PickleReaderTests
{
    private static readonly string[] s_integers =
    [
        "", "0", "00", "01", "1", "001", "010", "08", "0x1F", "0X1f", "0x", "0o17", "0b101", "0b102", "+1", "-1", "+-1", "--1", "-0", " 1", "1 ", "\t7", "1\r", "1_000", "1__0", "_1", "1_",
        "0_0", "0_1", "0x_f", "0x__f", "1.5", "1e3", "1\0", "1\0junk", "\0", "\0x", " \0", "-\0", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
        "123456789012345678901234567890", "0xffffffffffffffffffff", "-0xffffffffffffffffffff", "0777777777777777777777777", "0o777777777777777777777777777", "5L", "LL", "L", " 5 L", "007L", "5l",
        "1 1", "0 ", "١", "0b1111111111111111111111111111111111111111111111111111111111111111111", "2147483648", "-2147483649", "3\v",
    ];

    private static readonly string[] s_floats =
    [
        "", "0", "-0", "1", "+1", "1.", ".5", ".", "-.5", "1e5", "1E+5", "1e-5", "1e", "1e+", "inf", "-inf", "Infinity", "infi", "nan", "-NaN", "nan1", " 1.5", "1.5 ", "1_0", "0x1p3", "1d5", "1,5", "1e400",
        "-1e400", "1e-400", "4.9e-324", "2.2250738585072011e-308", "0.1", "123456789012345678901234567890", "1.7976931348623157e308", "1\0", "1\0x", "--1", "1.5.5", "1e5.5", "1\r",
    ];

    private static readonly string[] s_strings =
    [
        "''", "\"\"", "'", "\"'", "'a'", "\"a'b\"", "'a'b'", "'\\n\\t\\r\\b\\f\\v\\a\\\\\\'\\\"'", "'\\x41\\x7e'", "'\\x4'", "'\\xg0'", "'\\1\\12\\101\\1011'", "'\\8'", "'\\q'", "'\\'", "'\\\\'", " 'a'",
        "'a' ", "'\\N{DIGIT ONE}'", "'\\u0041'",
    ];

    private static readonly string[] s_unicode =
    [
        "", "a", "é", "\\u20ac", "\\U0001F600", "\\U00110000", "\\ud800", "\\ud800x", "\\u12", "\\u", "\\uzzzz", "\\U0001F60", "\\\\u0041", "\\\\\\u0041", "\\", "\\n", "\\N{DIGIT ONE}", "\\x41", "a\\u0000b", "ÿ\\u00ff",
    ];

    [PythonFact]
    public void Integers_in_text_are_CPythons() => AssertAsInPython('I', s_integers);

    [PythonFact]
    public void Long_integers_in_text_are_CPythons() => AssertAsInPython('L', s_integers);

    [PythonFact]
    public void Floats_in_text_are_CPythons() => AssertAsInPython('F', s_floats);

    [PythonFact]
    public void Quoted_strings_are_CPythons() => AssertAsInPython('S', s_strings);

    [PythonFact]
    public void Unicode_lines_are_CPythons() => AssertAsInPython('V', s_unicode);

    [PythonFact]
    public void Integers_in_bytes_are_CPythons()
    {
        byte[][] digits = [[], [0], [1], [0xff], [0x7f], [0x80], [0, 1], [0xff, 0], [0xff, 0xff], [0, 0, 0, 0x80], [0, 0, 0, 0x80, 0], [0, 0, 0, 0, 0, 0, 0, 0x80], [0, 0, 0, 0, 0, 0, 0, 0x80, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0], [.. Enumerable.Repeat((byte)0xfe, 200)]];
        AssertAsInPython([.. digits.Select(bytes => (byte[])[0x8a, (byte)bytes.Length, .. bytes, .. "."u8])]);
        AssertAsInPython([.. digits.Select(bytes => (byte[])[0x8b, (byte)bytes.Length, 0, 0, 0, .. bytes, .. "."u8])]);
    }

    private static void AssertAsInPython(char opcode, string[] lines) => AssertAsInPython([.. lines.Select(line => Encoding.Latin1.GetBytes($"{opcode}{line}\n."))]);

    private static void AssertAsInPython(byte[][] pickles)
    {
        const string script =
            """
            import json, pickle, sys, warnings
            warnings.simplefilter("ignore")
            def answer(p):
                try: v = pickle.loads(p)
                except Exception: return None
                if isinstance(v, float): return "float " + v.hex()
                if isinstance(v, str): return "str " + " ".join("%x" % u for u in memoryview(v.encode("utf-16-le", "surrogatepass")).cast("H"))
                return f"{type(v).__name__} {v}"
            print(json.dumps([answer(bytes.fromhex(line)) for line in sys.stdin.read().split()]))
            """;
        string hex = string.Join('\n', pickles.Select(Convert.ToHexString));
        var expected = JsonDocument.Parse(PythonRunner.RunText(script, Encoding.ASCII.GetBytes(hex))).RootElement;
        for (int i = 0; i < pickles.Length; i++) Assert.True(expected[i].GetString() == Answer(pickles[i]), $"{Encoding.Latin1.GetString(pickles[i])}: CPython {expected[i]}, here {Answer(pickles[i])}");
    }

    private static string? Answer(byte[] pickle)
    {
        try
        {
            return new Unpickler(pickle).Load() switch
            {
                bool value => $"bool {value}",
                int or long or BigInteger => string.Create(CultureInfo.InvariantCulture, $"int {new Unpickler(pickle).Load()}"),
                double value => $"float {Hex(value)}",
                string value => $"str {string.Join(' ', value.Select(c => $"{(int)c:x}"))}",
                var other => $"{other}",
            };
        }
        catch (UnpicklingException exception)
        {
            Assert.NotNull(exception.Offset);
            return null;
        }
    }

    // float.hex()
    private static string Hex(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        long bits = BitConverter.DoubleToInt64Bits(value);
        string sign = bits < 0 ? "-" : "";
        long exponent = bits >> 52 & 0x7ff, mantissa = bits & 0xf_ffff_ffff_ffff;
        if (exponent == 0) return mantissa == 0 ? $"{sign}0x0.0p+0" : $"{sign}0x0.{mantissa:x13}p-1022";
        return $"{sign}0x1.{mantissa:x13}p{exponent - 1023:+0;-0;+0}";
    }
}
