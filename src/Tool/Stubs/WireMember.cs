using System.Reflection;

namespace PickleGen.Tool;

/// <summary>A member by its name on the wire.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">What it holds; null: it was not found.</param>
/// <param name="Nullability">What is known of null in it.</param>
internal sealed record WireMember(string Name, Type? Type, NullabilityInfo? Nullability)
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The members of a type, in the order of the wire.</summary>
    public static IReadOnlyList<WireMember> Of(StubType stub)
    {
        var candidates = new List<MemberInfo>();
        for (var type = stub.Type; type is not null && type != typeof(object); type = type.BaseType)
            candidates.AddRange([.. type.GetProperties(Declared), .. type.GetFields(Declared).Where(field => !field.Name.StartsWith('<'))]);
        var context = new NullabilityInfoContext();
        return [.. stub.Class.Members.Select(name => Find(name, candidates, context))];
    }

    private static WireMember Find(string name, List<MemberInfo> candidates, NullabilityInfoContext context) =>
        (candidates.Find(member => member.GetCustomAttribute<PickleMemberAttribute>()?.Name == name) ?? candidates.Find(member => member.Name == name)
            ?? candidates.Find(member => Plain(member.Name) == Plain(name))) switch
        {
            PropertyInfo property => new(name, property.PropertyType, context.Create(property)),
            FieldInfo field => new(name, field.FieldType, context.Create(field)),
            _ => new(name, null, null),
        };

    // http_info is HTTPInfo's name in snake case.
    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
