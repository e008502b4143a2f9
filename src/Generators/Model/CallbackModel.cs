namespace PickleGen.Generators.Model;

/// <summary>A method that is called around saving or loading.</summary>
/// <param name="Kind">When.</param>
/// <param name="Method">Its name.</param>
/// <param name="DeclaringType">The base class whose private method it is, as source, so that an accessor must call it; null: it is in reach.</param>
internal sealed record CallbackModel(CallbackKind Kind, string Method, string? DeclaringType);

/// <summary>When a callback runs; named as the attributes are.</summary>
internal enum CallbackKind
{
    OnPickling,
    OnPickled,
    OnUnpickling,
    OnUnpickled,
}
