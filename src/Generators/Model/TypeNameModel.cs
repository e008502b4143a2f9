using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>A type as source names it, and where its codec stands.</summary>
/// <param name="Namespace">The codec's namespace as source writes it; null: the global one.</param>
/// <param name="Containers">The declarations around the codec, outermost first: <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Declaration">The type's own, <c>partial record struct Point</c>, if the codec is nested in it; null: it stands beside or elsewhere.</param>
/// <param name="FullName">The type from <c>global::</c> on, with type parameters.</param>
/// <param name="ReflectionName">What <c>Type.FullName</c> says of it.</param>
/// <param name="UnboundName">The generic type without arguments, as <c>typeof</c> takes it; null: it is not generic.</param>
/// <param name="UnboundCodec">Its codec, in the same way; null: it is not generic.</param>
/// <param name="Codec">The codec from <c>global::</c> on.</param>
/// <param name="CodecDeclaration">What the codec's declaration begins with: <c>public readonly struct PickleCodec</c>.</param>
/// <param name="HintName">What the generated file is called.</param>
/// <param name="Doors">What each of <paramref name="Containers"/> shows of a type that the rest of the assembly cannot name, as a declaration; empty: nothing.</param>
/// <param name="Door">The outermost of them as source; null: everyone in the assembly can name the type.</param>
internal sealed record TypeNameModel(
    string? Namespace,
    EquatableArray<string> Containers,
    string? Declaration,
    string FullName,
    string ReflectionName,
    string? UnboundName,
    string? UnboundCodec,
    string Codec,
    string CodecDeclaration,
    string HintName,
    EquatableArray<string> Doors,
    string? Door);
