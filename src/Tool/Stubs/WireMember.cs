using System.Reflection;

namespace PickleGen.Tool;

/// <summary>A member by its name on the wire.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">What it holds; null: it was not found.</param>
/// <param name="Nullability">What is known of null in it.</param>
/// <param name="IsNullableParameter">It is <c>T?</c>: of a type parameter alone that says nothing.</param>
internal sealed record WireMember(string Name, Type? Type, NullabilityInfo? Nullability, bool IsNullableParameter = false)
{
    // What the compiler writes for "?", in NullableAttribute and NullableContextAttribute.
    private const byte Marked = 2;

    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // What a class that derives from one of .NET's collections calls its elements.
    private const string Items = "__items__";

    /// <summary>The members of a type, in the order of the wire.</summary>
    public static IReadOnlyList<WireMember> Of(StubType stub)
    {
        var candidates = new List<MemberInfo>();
        for (var type = stub.Type; type is not null && type != typeof(object); type = type.BaseType)
            candidates.AddRange([.. type.GetProperties(Declared), .. type.GetFields(Declared).Where(field => !field.Name.StartsWith('<'))]);
        candidates.RemoveAll(member => member.IsDefined(typeof(PickleIgnoreAttribute)));
        var renamed = stub.Type.GetConstructors(Declared).SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.GetCustomAttribute<PickleMemberAttribute>()?.Name is not null)
            .ToLookup(parameter => parameter.GetCustomAttribute<PickleMemberAttribute>()!.Name!, parameter => parameter.Name!);
        var context = new NullabilityInfoContext();
        return [.. stub.Class.Members.Select(name => name == Items ? new(name, ItemsOf(stub.Type), null) : Describe(name, Find(name, renamed[name].FirstOrDefault(), candidates), context))];
    }

    private static MemberInfo? Find(string name, string? parameter, List<MemberInfo> candidates) =>
        candidates.Find(member => member.GetCustomAttribute<PickleMemberAttribute>()?.Name == name)
            ?? candidates.Find(member => member.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase))
            ?? candidates.Find(member => member.Name == name)
            ?? candidates.Find(member => Plain(member.Name) == Plain(name));

    private static WireMember Describe(string name, MemberInfo? member, NullabilityInfoContext context) => member switch
    {
        PropertyInfo property => new(name, property.PropertyType, context.Create(property), property.PropertyType.IsGenericParameter && IsMarked(member)),
        FieldInfo field => new(name, field.FieldType, context.Create(field), field.FieldType.IsGenericParameter && IsMarked(member)),
        _ => new(name, null, null),
    };

    private static bool IsMarked(MemberInfo member) => (Mark(member, "NullableAttribute") ?? Mark(member.DeclaringType!, "NullableContextAttribute")) == Marked;

    private static byte? Mark(MemberInfo member, string attribute) =>
        member.CustomAttributes.FirstOrDefault(data => data.AttributeType.FullName == $"System.Runtime.CompilerServices.{attribute}")?.ConstructorArguments[0].Value as byte?;

    private static Type? ItemsOf(Type type)
    {
        var contract = Array.Find(type.GetInterfaces(), other => other.IsGenericType && other.GetGenericTypeDefinition() == typeof(ICollection<>));
        return contract is null ? null : typeof(List<>).MakeGenericType(contract.GenericTypeArguments);
    }

    // http_info is HTTPInfo's name in snake case.
    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
