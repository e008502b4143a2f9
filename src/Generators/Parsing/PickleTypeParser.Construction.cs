using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    /// <summary>The constructor that loading uses: the marked one, else a declared one without parameters, else the primary one, else the only one.</summary>
    private IMethodSymbol? FindConstructor()
    {
        var constructors = _type.InstanceConstructors.Where(IsCandidate).ToList();
        var marked = constructors.FindAll(static constructor => constructor.HasAttribute("PickleConstructorAttribute"));
        var declared = constructors.FindAll(static constructor => !constructor.IsImplicitlyDeclared || constructor.Parameters.Length > 0);
        var found = marked.Count switch
        {
            1 => marked[0],
            0 => declared.Find(static constructor => constructor.Parameters.IsEmpty)
                ?? declared.Find(IsPrimary)
                ?? (_type.IsValueType && declared is [var only] && !only.Parameters.All(HasMember) ? null : declared.Count == 1 ? declared[0] : null)
                ?? constructors.Find(static constructor => constructor.Parameters.IsEmpty),
            _ => null,
        };
        if (found is null) ReportConstructors(constructors.Count, marked.Count);
        return found;
    }

    private void ReportConstructors(int count, int marked)
    {
        var (found, advice) = marked > 0 ? ("several constructors that are marked [PickleConstructor]", "leave the mark on one")
            : count > 0 ? ("several constructors, and nothing says which of them loading is to call", "mark one with [PickleConstructor]")
            : ("no constructor that loading can call", "add one that takes nothing, or members");
        Report(DiagnosticDescriptors.NoUsableConstructor, _type, _type.Name, found, CanBeEdited ? advice : GiveReducer);
    }

    /// <summary>One that generated code may call, and not the copy constructor of a record, nor the one of ISerializable.</summary>
    private bool IsCandidate(IMethodSymbol constructor) => IsReachable(constructor) && constructor.Parameters switch
    {
        [var original] => !_type.IsRecord || !SymbolEqualityComparer.Default.Equals(original.Type, _type),
        [var info, var context] => info.Type.Name != "SerializationInfo" || context.Type.Name != "StreamingContext",
        _ => true,
    };

    /// <summary>Whether C# would not call the constructor without an initializer: for any required member, also one that does not travel.</summary>
    private bool LeavesRequired(IMethodSymbol constructor) => !SetsRequiredMembers(constructor) && TypeNames.Bases(_type).Prepend(_type).Any(static type => type.GetMembers().Any(IsRequired));

    private static bool SetsRequiredMembers(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");

    /// <summary>Whether the constructor is the one in the type's header.</summary>
    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax() is TypeDeclarationSyntax;

    private bool HasMember(IParameterSymbol parameter) => Declared().Any(symbol => Takes(parameter, symbol));

    /// <summary>Whether the parameter is given what <paramref name="symbol"/> holds: it bears its name, and can hold its values.</summary>
    private bool Takes(IParameterSymbol parameter, ISymbol symbol) =>
        string.Equals(parameter.Name, symbol.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase)
        && symbol is not IPropertySymbol { GetMethod: null }
        && parameter.RefKind is RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter
        && _compilation.HasImplicitConversion(TypeOf(symbol), parameter.Type);

    private ConstructionModel? ParseConstruction(IMethodSymbol constructor, List<MemberCandidate> candidates, List<PickleMemberModel> members)
    {
        _cautions.Add(constructor);
        var arguments = new List<ConstructorArgumentModel>();
        foreach (var parameter in constructor.Parameters)
        {
            int member = candidates.FindIndex(candidate => SymbolEqualityComparer.Default.Equals(candidate.Parameter, parameter));
            string? value = parameter.HasExplicitDefaultValue ? Literals.Of(parameter) : parameter.IsParams ? "[]" : null;
            if (member < 0 && value is null)
            {
                var (obstacle, advice) = parameter.RefKind is RefKind.Ref or RefKind.Out
                    ? ($"is '{parameter.RefKind.ToString().ToLowerInvariant()}'", "take the value itself")
                    : ("bears the name of no member whose values it can take", "rename it, give it a default value");
                if (CanBeEdited) advice += ", or mark another constructor with [PickleConstructor]";
                else advice = GiveReducer;
                Report(DiagnosticDescriptors.ParameterMatchesNoMember, parameter, parameter.Name, _type.Name, $"{obstacle}, so loading cannot call it: {advice}");
                return null;
            }
            CheckNamed(parameter, parameter.Name, parameter.Type);
            arguments.Add(new ConstructorArgumentModel(member, (parameter.RefKind == RefKind.None ? "" : "in ") + parameter.Type.ToSource(), value));
            if (member >= 0) members[member] = WithMessageGiven(AsArgument(members[member], value), candidates[member]);
        }

        var kind = arguments.Exists(static argument => argument.Member >= 0) ? ConstructionKind.Parameters
            : _type.IsValueType && constructor.IsImplicitlyDeclared ? ConstructionKind.Default
            : ConstructionKind.Parameterless;
        return new ConstructionModel(kind, arguments.ToEquatableArray(), LeavesRequired(constructor));
    }

    /// <summary>What a constructor insists on a pickle must have: a reference without <c>?</c> for which no default stands.</summary>
    private static PickleMemberModel AsArgument(PickleMemberModel member, string? value) => member with
    {
        Set = MemberAccess.Constructor,
        Default = value,
        IsRequired = member.IsRequired || (value is null && member.IsNonNullable),
    };
}
