using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>A type as source names it.</summary>
/// <param name="Namespace">Its namespace as source writes it; null: the global one.</param>
/// <param name="Containers">The declarations around it, outermost first: <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Declaration">Its own: <c>partial record struct Point</c>.</param>
/// <param name="Name">Its name alone.</param>
/// <param name="FullName">Its name from <c>global::</c> on, with type parameters.</param>
/// <param name="ReflectionName">What <c>Type.FullName</c> says.</param>
/// <param name="HintName">What the generated file is called.</param>
/// <param name="Arity">How many type arguments it takes, those of containing types included.</param>
internal sealed record TypeNameModel(
    string? Namespace,
    EquatableArray<string> Containers,
    string Declaration,
    string Name,
    string FullName,
    string ReflectionName,
    string HintName,
    int Arity);
