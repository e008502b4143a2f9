using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    /// <summary>The callbacks of the type and its bases, base classes' first; an override runs once, where the base has it.</summary>
    private List<CallbackModel> ParseCallbacks()
    {
        var callbacks = new List<CallbackModel>();
        foreach (var method in TypeNames.Bases(_type).Reverse().Append(_type).SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>()))
        {
            foreach (var attribute in method.GetAttributes())
            {
                if (CallbackOf(attribute) is not { } kind) continue;
                if (method is { IsStatic: false, ReturnsVoid: true, IsAsync: false, Parameters.Length: 0, Arity: 0 })
                {
                    string? declaringType = _compilation.IsSymbolAccessibleWithin(method, _type, throughType: _type) ? null : method.ContainingType.ToPlainSource();
                    if (!method.IsOverride || !callbacks.Exists(other => other.Kind == kind && other.Method == method.Name))
                        callbacks.Add(new CallbackModel(kind, TypeNames.Escape(method.Name), declaringType));
                }
                else
                {
                    Report(DiagnosticDescriptors.CallbackSignature, method, method.Name, kind.ToString());
                }
            }
        }
        return callbacks;
    }

    private static CallbackKind? CallbackOf(AttributeData attribute)
    {
        foreach (CallbackKind kind in Enum.GetValues(typeof(CallbackKind)))
        {
            if (attribute.IsPickleGen(kind + "Attribute")) return kind;
        }
        return null;
    }
}
