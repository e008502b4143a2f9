using System.Globalization;

namespace ClosureApp;

/// <summary>Every kind of delegate that travels.</summary>
public static class Cases
{
    /// <summary>One case of each kind.</summary>
    public static IReadOnlyList<Case> Kinds { get; } =
    [
        .. Lambdas.All,
        .. MethodGroups.All,
        .. Recursions.All,
        .. Graphs.All,
        .. Annotated.All,
        .. Corners.All,
    ];

    /// <summary>All cases, each in both ways.</summary>
    public static IReadOnlyList<Case> All { get; } = [.. Kinds, .. Kinds.Select(@case => @case.AsObject())];

    internal static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
