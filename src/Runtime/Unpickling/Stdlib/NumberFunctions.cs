using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>int, float, bool, str, complex, Decimal and Fraction.</summary>
internal static partial class NumberFunctions
{
    private const int BytesPerStep = 1024;

    public static void AddTo(StdlibTable table)
    {
        table.Class("builtins", "int", (_, arguments) => arguments.Count == 0 ? 0 : Boxes.Of(arguments.Integer(0, "int")));
        table.Class("builtins", "float", (_, arguments) => arguments.Count == 0 ? 0.0 : arguments.Double(0, "float"));
        table.Class("builtins", "bool", (_, arguments) => Boxes.Of(arguments.Count > 0 && !arguments.Integer(0, "bool").IsZero));
        table.Class("builtins", "str", (_, arguments) => arguments.Count == 0 ? "" : arguments.Get<string>(0, "str"));
        table.Class("builtins", "complex", Complex);
        table.Class("decimal", "Decimal", Decimal);
        table.Class("fractions", "Fraction", Fraction);
    }

    private static object Complex(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("complex", 0, 2);
        return arguments switch
        {
            [] => default,
            [string text] => ParseComplex(text),
            [_] => new Complex(arguments.Double(0, "complex"), 0),
            _ => new Complex(arguments.Double(0, "complex"), arguments.Double(1, "complex")),
        };
    }

    // complexobject.c complex_from_string_inner: a, bj, a+bj, with or without parentheses.
    private static Complex ParseComplex(string text)
    {
        var match = ComplexSyntax().Match(text.Trim().TrimStart('(').TrimEnd(')').Trim());
        if (!match.Success) throw new UnpicklingException($"complex gets {PickleRepr.Of(text)}, which is no complex number.");
        return new Complex(PartOf(match.Groups["real"]), PartOf(match.Groups["imaginary"]));
    }

    private static double PartOf(Group part) => part switch
    {
        { Success: false } => 0,
        { Value: "" or "+" } => 1,
        { Value: "-" } => -1,
        { Value: var digits } => TextNumbers.ReadFloat(Encoding.ASCII.GetBytes(digits)),
    };

    [GeneratedRegex(@"^(?:(?<real>[-+]?(?:[0-9.]+(?:e[-+]?[0-9]+)?|inf|infinity|nan))(?![0-9.a-z]))?(?:(?<imaginary>[-+]?(?:[0-9.]+(?:e[-+]?[0-9]+)?|inf|infinity|nan|))j)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ComplexSyntax();

    private static object Decimal(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("decimal.Decimal", 1, 1);
        string text = arguments.Text(unpickler, 0, "decimal.Decimal");
        if (DecimalText.TryParse(text, out decimal plain)) return plain;
        var value = PickleDecimal.Parse(text);
        return value.TryGetDecimal(out decimal exact) ? exact : value;
    }

    private static object Fraction(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("fractions.Fraction", 1, 2);
        if (unpickler.TextOf(arguments[0]) is not { } text)
        {
            BigInteger numerator = arguments.Integer(0, "fractions.Fraction"), denominator = arguments.Count > 1 ? arguments.Integer(1, "fractions.Fraction") : 1;
            // To reduce it takes the product of both lengths.
            unpickler.ChargeCopy((long)numerator.GetByteCount() * denominator.GetByteCount() / BytesPerStep);
            return new PickleFraction(numerator, denominator);
        }
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new PickleFraction(Parse(text), 1) : new PickleFraction(Parse(text.AsSpan(0, slash)), Parse(text.AsSpan(slash + 1)));
    }

    private static BigInteger Parse(ReadOnlySpan<char> digits) =>
        digits.Length <= TextNumbers.MaxDecimalDigits && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new UnpicklingException("fractions.Fraction gets text that is no fraction.");
}
