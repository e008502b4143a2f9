namespace PickleGen.Generators.Model;

/// <summary>A method that is called around saving or loading.</summary>
/// <param name="Kind">When.</param>
/// <param name="Method">Its metadata name: an explicit implementation has its interface in it.</param>
/// <param name="Accessor">How it is called where C# would not let the codec: a base class's private method, or one that another hides; null: as any code would.</param>
internal sealed record CallbackModel(CallbackKind Kind, string Method, CallbackAccessorModel? Accessor);

/// <summary>An unsafe accessor of a method that takes nothing.</summary>
/// <param name="DeclaringType">The type that declares the method, as source.</param>
/// <param name="Key">What tells it from other accessors.</param>
/// <param name="IsStruct">The declaring type is a struct: it is passed by reference.</param>
/// <param name="Host">The class that has the accessor; null: the codec itself.</param>
internal sealed record CallbackAccessorModel(string DeclaringType, string Key, bool IsStruct, AccessorHostModel? Host);

/// <summary>When a callback runs; named as the attributes are.</summary>
internal enum CallbackKind
{
    OnPickling,
    OnPickled,
    OnUnpickling,
    OnUnpickled,
}
