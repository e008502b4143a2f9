using System.ComponentModel;
using System.Reflection;
using System.Text;

namespace PickleGen.Tests.PublicSurface;

/// <summary>What an assembly offers: public and protected members, in ordinal order, as C# would declare them.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>What people see: the types of a namespace, without what is hidden from editors.</summary>
    public static string ForPeople(Assembly assembly, string @namespace) =>
        Describe(assembly.GetExportedTypes().Where(type => type.Namespace == @namespace && !IsHidden(type)), member => !IsHidden(member));

    /// <summary>The rest, which generated code alone calls: hidden types, all others of other namespaces, and hidden members of what people see.</summary>
    public static string ForGeneratedCode(Assembly assembly, string @namespace)
    {
        var types = assembly.GetExportedTypes().Where(type => type.Namespace != @namespace || IsHidden(type) || type.GetMembers(Declared).Any(IsHidden));
        return Describe(types, member => member.DeclaringType!.Namespace != @namespace || IsHidden(member.DeclaringType) || IsHidden(member));
    }

    public static bool IsHidden(MemberInfo member) => member.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never;

    private static string Describe(IEnumerable<Type> types, Func<MemberInfo, bool> belongs)
    {
        var text = new StringBuilder();
        foreach (var type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var members = type.GetMembers(Declared).Where(member => !member.Name.Contains('<', StringComparison.Ordinal) && belongs(member));
            text.Append(Header(type)).Append('\n');
            foreach (string member in members.Select(Describe).OfType<string>().Order(StringComparer.Ordinal)) text.Append("    ").Append(member).Append('\n');
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + '\n';
    }

    private static string Header(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        IEnumerable<Type> bases = type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType ? [parent] : [];
        string all = string.Join(", ", bases.Concat(type.IsEnum ? [] : type.GetInterfaces().Where(i => i.IsPublic)).Select(SignatureText.NameOf));
        return $"{kind} {SignatureText.NameOf(type)}{(all.Length > 0 ? " : " + all : "")}";
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        FieldInfo { IsPublic: true } field => field.DeclaringType!.IsEnum ? field.IsLiteral ? $"{field.Name} = {field.GetRawConstantValue()}" : null : $"{SignatureText.NameOf(field.FieldType)} {field.Name}",
        ConstructorInfo constructor when IsVisible(constructor) => $"{Access(constructor)}{constructor.DeclaringType!.Name}({SignatureText.Parameters(constructor)})",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Property(property),
        MethodInfo { IsSpecialName: false } method when IsVisible(method) => Method(method),
        MethodInfo { IsSpecialName: true } op when IsVisible(op) && op.Name.StartsWith("op_", StringComparison.Ordinal) => Method(op),
        EventInfo @event when IsVisible(@event.AddMethod!) => $"event {SignatureText.NameOf(@event.EventHandlerType!)} {@event.Name}",
        _ => null,
    };

    private static string Property(PropertyInfo property)
    {
        bool isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)) == true;
        string get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        string set = property.SetMethod is { } setter && IsVisible(setter) ? isInit ? "init; " : "set; " : "";
        var first = property.GetAccessors(nonPublic: true).First(IsVisible);
        string index = property.GetIndexParameters().Length > 0 ? $"[{SignatureText.Parameters(first)}]" : "";
        return $"{Access(first)}{SignatureText.NameOf(property)} {property.Name}{index} {{ {get}{set}}}";
    }

    private static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{Access(method)}{SignatureText.NameOf(method.ReturnParameter)} {method.Name}{generic}({SignatureText.Parameters(method)})";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : method.IsVirtual && !method.IsFinal && !method.DeclaringType!.IsInterface ? "virtual " : "");
}
