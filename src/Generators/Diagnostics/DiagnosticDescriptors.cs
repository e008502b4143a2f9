using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Diagnostics;

/// <summary>The rules. What each means, when it fires and what to do stands on its page under docs/rules.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "PickleGen";

    public static readonly DiagnosticDescriptor TypeMustBePartial = new(
        "PICKLE001",
        "Type must be partial",
        "'{0}' is [Picklable] but not partial, so nothing can be generated into it: declare it 'partial'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE001"));

    public static readonly DiagnosticDescriptor ContainingTypeMustBePartial = new(
        "PICKLE002",
        "Containing type must be partial",
        "'{1}' contains the [Picklable] type '{0}' and must be partial too: declare it 'partial'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE002"));

    public static readonly DiagnosticDescriptor NoUsableConstructor = new(
        "PICKLE003",
        "No usable constructor",
        "'{0}' has several constructors, or none that loading can call: mark one with [PickleConstructor]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE003"));

    public static readonly DiagnosticDescriptor ParameterMatchesNoMember = new(
        "PICKLE004",
        "Constructor parameter matches no member",
        "Parameter '{0}' of the constructor of '{1}' bears the name of no member whose values it can take, so loading cannot call it: rename it, give it a default value, or mark another constructor with [PickleConstructor]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE004"));

    public static readonly DiagnosticDescriptor MemberTypeCannotBePickled = new(
        "PICKLE005",
        "Member's type cannot be pickled",
        "'{0}' is of type '{1}', which cannot be pickled: annotate that type with [Picklable], declare it with [assembly: PicklableExternal], or leave the member out with [PickleIgnore]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE005"));

    public static readonly DiagnosticDescriptor WireNameIsTaken = new(
        "PICKLE006",
        "Two members share one wire name",
        "'{0}' and '{1}' are both called '{2}' in the pickle: give one of them another name with [PickleMember]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE006"));

    public static readonly DiagnosticDescriptor MemberCannotBeStored = new(
        "PICKLE011",
        "Ref struct, span or pointer member",
        "'{0}' is of type '{1}', which lives on the stack or points into memory and means nothing in another process: leave it out with [PickleIgnore]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE011"));

    private static string HelpLink(string id) => $"https://github.com/picklegen/picklegen/blob/main/docs/rules/{id}.md";
}
