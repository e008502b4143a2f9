using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Diagnostics;

/// <summary>The rules. What each means, when it fires and what to do stands on its page under docs/rules.</summary>
internal static class DiagnosticDescriptors
{
    internal const string Category = "PickleGen";

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
        "'{0}' has {1}: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE003"));

    public static readonly DiagnosticDescriptor ParameterMatchesNoMember = new(
        "PICKLE004",
        "Constructor parameter matches no member",
        "Parameter '{0}' of the constructor of '{1}' {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE004"));

    public static readonly DiagnosticDescriptor MemberTypeCannotBePickled = new(
        "PICKLE005",
        "Member's type cannot be pickled",
        "'{0}' is of type '{1}', which cannot be pickled: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE005"));

    public static readonly DiagnosticDescriptor WireNameIsTaken = new(
        "PICKLE006",
        "Two members share one wire name",
        "'{0}' and '{1}' are both called '{2}' in the pickle: give one of them another name with [PickleMember]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE006"));

    public static readonly DiagnosticDescriptor TypeNameIsTaken = new(
        "PICKLE007",
        "Two types share one module and name",
        "'{0}' cannot be called '{1}' in pickles, because {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE007"));

    public static readonly DiagnosticDescriptor StateWouldBeLost = new(
        "PICKLE008",
        "State would be lost silently",
        "The {1} '{0}' stores something that is not pickled: {2}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE008"));

    public static readonly DiagnosticDescriptor CycleThroughConstructor = new(
        "PICKLE009",
        "A cycle can only be built through constructors",
        "What the constructor of '{0}' takes as '{1}' may lead back to the object itself: in such a cycle the object is seen by others before its constructor has run; give '{1}' a setter and take it out of the constructor, or suppress this where no such cycle is made",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE009"));

    public static readonly DiagnosticDescriptor PositionalOrder = new(
        "PICKLE010",
        "Positional order has gaps or duplicates, or is left to chance",
        "'{0}' of '{1}' {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE010"));

    public static readonly DiagnosticDescriptor MemberCannotBeStored = new(
        "PICKLE011",
        "Ref struct, span or pointer member",
        "'{0}' is of type '{1}', which lives on the stack or points into memory and means nothing in another process: leave it out with [PickleIgnore]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE011"));

    public static readonly DiagnosticDescriptor CallbackSignature = new(
        "PICKLE012",
        "Callback has the wrong signature",
        "'{0}' is marked [{1}] but {2}, so loading and saving cannot call it: declare it as 'void {0}()'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE012"));

    public static readonly DiagnosticDescriptor StateSetterSignature = new(
        "PICKLE013",
        "State setter has the wrong signature",
        "'{0}' is marked [StateSetter] but is not the one static method of the class '{1}' that takes an object of it and the state, and returns void; a state that comes from IPickleState must be of the type that GetState returns",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE013"));

    public static readonly DiagnosticDescriptor AttributeHasNoEffect = new(
        "PICKLE014",
        "Attribute has no effect here",
        "{0} has no effect on '{1}': {2}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE014"));

    public static readonly DiagnosticDescriptor OpenMember = new(
        "PICKLE015",
        "Open member",
        "'{0}' is of type '{1}', so any type that the reader's class registry knows may come here: declare it more narrowly, or see what the registry allows before reading what strangers send",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE015"));

    public static readonly DiagnosticDescriptor TypeOutOfReach = new(
        "PICKLE016",
        "Generated code cannot reach this type",
        "Generated code cannot name or hold '{0}', because {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE016"));

    public static readonly DiagnosticDescriptor LanguageIsTooOld = new(
        "PICKLE017",
        "Generated code needs a newer C#",
        "Nothing is generated for '{0}': the project is compiled as C# {1}, and generated code needs C# {2}; take <LangVersion> out of the project file, or set it to latest",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE017"));

    /// <summary>Every rule that the parser and its review report.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        TypeMustBePartial, ContainingTypeMustBePartial, NoUsableConstructor, ParameterMatchesNoMember, MemberTypeCannotBePickled, WireNameIsTaken,
        TypeNameIsTaken, StateWouldBeLost, CycleThroughConstructor, PositionalOrder, MemberCannotBeStored, CallbackSignature, StateSetterSignature, AttributeHasNoEffect, OpenMember, TypeOutOfReach,
        LanguageIsTooOld,
    ];

    internal static string HelpLink(string id) => $"https://github.com/picklegen/picklegen/blob/main/docs/rules/{id}.md";
}
