using PickleGen.Generators.Model;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    private bool HasCallback(CallbackKind kind) => _model.Callbacks.Any(callback => callback.Kind == kind);

    private void EmitCallbacks(CallbackKind kind, string target)
    {
        foreach (var callback in _model.Callbacks)
        {
            if (callback.Kind == kind) _writer.WriteLine($"{Called(callback, target)};");
        }
    }

    private static string Called(CallbackModel callback, string target) => callback.Accessor switch
    {
        null => $"{target}.{TypeNames.Escape(callback.Method)}()",
        { Host: { } host } => $"{host.Name}.Call_{host.Key}({target})",
        var accessor => $"Call_{accessor.Key}({(accessor.IsStruct ? "ref " : "")}{target})",
    };
}
