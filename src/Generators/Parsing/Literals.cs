using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Parsing;

/// <summary>Constants as source.</summary>
internal static class Literals
{
    /// <summary>A parameter's default value.</summary>
    public static string Of(IParameterSymbol parameter)
    {
        if (parameter.ExplicitDefaultValue is not { } value) return "default";
        string literal = SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
        return value switch
        {
            string or bool or char => literal,
            double number when double.IsNaN(number) || double.IsInfinity(number) => Special("double", number),
            float number when float.IsNaN(number) || float.IsInfinity(number) => Special("float", number),
            // By [DateTimeConstant], as other languages write it.
            DateTime time => $"new global::System.DateTime({time.Ticks}L)",
            decimal => literal + "m",
            double => literal + "d",
            float => literal + "f",
            _ => $"({parameter.Type.ToPlainSource()})({literal})",
        };
    }

    private static string Special(string type, double value) =>
        type + (double.IsNaN(value) ? ".NaN" : value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
}
