using System.Globalization;

namespace ClosureApp;

/// <summary>Every kind of delegate that travels.</summary>
public static class Cases
{
    /// <summary>All cases.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        .. Lambdas.All,
        .. MethodGroups.All,
        .. Recursions.All,
        .. Graphs.All,
        .. Annotated.All,
    ];

    internal static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
