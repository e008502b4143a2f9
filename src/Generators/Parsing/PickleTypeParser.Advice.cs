using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;

namespace PickleGen.Generators.Parsing;

/// <content>What can be done about an error: nobody can edit a type of another assembly.</content>
internal sealed partial class PickleTypeParser
{
    private bool CanBeEdited => IsInSource(_type);

    private string GiveReducer => $"set ByReducer, and give PickleOptions.DispatchTable a reducer for '{_type.Name}'";

    private void ReportUnpicklable(ISymbol at, string name, ITypeSymbol type) =>
        Report(DiagnosticDescriptors.MemberTypeCannotBePickled, at, name, type.ToDisplayString(), IsInSource(at) ? AdviceFor(type) : $"declare that type with [assembly: PicklableExternal] too, or {GiveReducer}");

    private string AdviceFor(ITypeSymbol type)
    {
        const string LeaveOut = "or leave the member out with [PickleIgnore]";
        var culprit = _codecs.CulpritIn(type) ?? type;
        string what = SymbolEqualityComparer.Default.Equals(culprit, type) ? "that type" : $"'{culprit.Name}'";
        if (culprit is INamedTypeSymbol named && ExternalTypes.Find(_compilation, named) is not null) return $"see the error at its [assembly: PicklableExternal], {LeaveOut}";
        return IsInSource(culprit)
            ? $"annotate {what} with [Picklable], declare it with [assembly: PicklableExternal], {LeaveOut}"
            : $"declare {what} with [assembly: PicklableExternal], with ByReducer where PickleOptions.DispatchTable has a reducer for it, {LeaveOut}";
    }

    private static bool IsInSource(ISymbol symbol) => symbol.Locations.Any(static location => location.IsInSource);
}
