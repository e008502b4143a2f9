using System.Reflection;
using PickleGen.Closures;

namespace PickleGen.Tests.Closures;

/// <summary>All methods of the framework that a delegate may call without a listed assembly, as the framework has them: what a new version adds is looked at here.</summary>
public class PureMethodsTests
{
    private static readonly MethodInfo[] s_pure =
    [
        .. PureMethods.Types.SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)).Where(PureMethods.IsPure),
    ];

    [Fact]
    public void Usual_methods_are_among_them()
    {
        string[] names = [.. s_pure.Select(NameOf)];
        foreach (string name in new[] { "Math.Max", "String.Trim", "Int32.Parse", "Int32.TryParse", "Convert.ToHexString", "DateTime.AddDays", "Guid.ToString" }) Assert.Contains(name, names);
    }

    [Fact]
    public void Nothing_is_written_into_what_they_are_given()
    {
        foreach (var parameter in s_pure.SelectMany(method => method.GetParameters()))
        {
            var type = parameter.ParameterType;
            Assert.False(type.IsPointer || type.IsByRefLike || typeof(Delegate).IsAssignableFrom(type) || (type.IsByRef && !parameter.IsOut), $"{NameOf((MethodInfo)parameter.Member)}: {parameter}");
        }

        // Of these it is known that they read.
        Assert.Equal(
            [
                "Convert.FromBase64CharArray", "Convert.ToBase64String", "Convert.ToHexString", "Convert.ToHexStringLower",
                "DateOnly.ParseExact", "DateOnly.TryParseExact", "DateTime.ParseExact", "DateTime.TryParseExact",
                "String.Concat", "String.Format", "String.IndexOfAny", "String.Join", "String.LastIndexOfAny", "String.Split", "String.Trim", "String.TrimEnd", "String.TrimStart",
                "TimeOnly.ParseExact", "TimeOnly.TryParseExact", "TimeSpan.ParseExact", "TimeSpan.TryParseExact",
            ],
            s_pure.Where(method => Array.Exists(method.GetParameters(), parameter => parameter.ParameterType.IsArray)).Select(NameOf).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_that_they_return_can_be_written_to() => Assert.DoesNotContain(s_pure, method => method.ReturnType.IsByRef || method.ReturnType.IsPointer);

    [Fact]
    public void They_ask_neither_the_clock_nor_chance()
    {
        var makers = s_pure.Where(method => method is { IsStatic: true } && method.ReturnType != typeof(void) && method.GetParameters().Length == 0).ToArray();
        Assert.NotEmpty(makers);
        foreach (var method in makers) Assert.Equal(method.Invoke(null, null), method.Invoke(null, null));
        Assert.DoesNotContain(s_pure, method => method.Name.Contains("Now", StringComparison.Ordinal) || method.Name.Contains("Today", StringComparison.Ordinal)
            || method.Name.Contains("Random", StringComparison.Ordinal) || method.Name.Contains("New", StringComparison.Ordinal) || method.Name.Contains("Version", StringComparison.Ordinal) && method.Name != "get_Version");
    }

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
