using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Diagnostics;

namespace PickleGen.Generators.Reviewing;

/// <content><c>[field: …]</c> attributes of events. No symbol shows them, so what has to be known of a member is said of the event itself.</content>
internal static partial class IdleAttributes
{
    private static readonly string[] s_ofMembers = ["PickleMember", "PickleFormerName"];

    private static IEnumerable<Diagnostic> BehindEvent(ISymbol member) =>
        from reference in member is IEventSymbol ? member.DeclaringSyntaxReferences : []
        let declaration = reference.GetSyntax().FirstAncestorOrSelf<EventFieldDeclarationSyntax>()
        where declaration is not null
        from list in declaration.AttributeLists
        where list.Target is { Identifier.RawKind: (int)SyntaxKind.FieldKeyword }
        from attribute in list.Attributes
        let name = s_ofMembers.FirstOrDefault(name => IsCalled(attribute, name))
        where name is not null
        select Diagnostic.Create(DiagnosticDescriptors.AttributeHasNoEffect, attribute.GetLocation(), $"[{name}]", member.Name, $"of an event it counts without 'field:', as [{name}]");

    /// <summary>Whether an attribute is written so, with its suffix or without.</summary>
    public static bool IsCalled(AttributeSyntax attribute, string name)
    {
        string last = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return last == name || last == name + "Attribute";
    }
}
