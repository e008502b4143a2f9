using System.Globalization;
using System.Reflection;
using System.Text;

namespace PickleGen.Closures;

/// <summary>What tells the delegate types that the compiler makes for lambdas apart, besides the types in their signatures: <c>out !0&amp;</c>, <c>!0=int 5</c>.</summary>
internal static class UnnamedDelegates
{
    /// <summary>How a parameter is passed, as C# says it: what a reference is for, whether it may be several arguments. A plain <c>ref</c> goes without saying.</summary>
    public static string ModifiersOf(ParameterInfo parameter)
    {
        string modifiers = parameter.IsOut ? "out " : "";
        foreach (CustomAttributeData attribute in parameter.GetCustomAttributesData())
        {
            modifiers += attribute.AttributeType.Name switch
            {
                "IsReadOnlyAttribute" => "in ",
                "RequiresLocationAttribute" => "ref readonly ",
                "ParamArrayAttribute" or "ParamCollectionAttribute" => "params ",
                "ScopedRefAttribute" => "scoped ",
                "UnscopedRefAttribute" => "unscoped ",
                _ => "",
            };
        }

        return modifiers;
    }

    /// <summary>The value that a parameter has where no argument is given: <c>=int 5</c>, <c>=string a\u0020b</c>, <c>=null</c>; or nothing.</summary>
    /// <remarks>With its type: in the signature often stands a type parameter. Letters and digits as they are, so that no name ends in a text.</remarks>
    public static string DefaultOf(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue) return "";
        if (parameter.RawDefaultValue is not { } value) return "=null";
        var text = new StringBuilder("=").Append(TypeKeywords.Find(value.GetType()) ?? value.GetType().FullName).Append(' ');
        foreach (char letter in Convert.ToString(value, CultureInfo.InvariantCulture)!)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '+') text.Append(letter);
            else text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
        }

        return text.ToString();
    }
}
