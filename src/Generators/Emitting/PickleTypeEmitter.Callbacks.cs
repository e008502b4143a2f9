using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    private bool HasCallback(CallbackKind kind) => _model.Callbacks.Any(callback => callback.Kind == kind);

    private void EmitCallbacks(CallbackKind kind, string target)
    {
        foreach (var callback in _model.Callbacks)
        {
            if (callback.Kind == kind) _writer.WriteLine(callback.DeclaringType is null ? $"{target}.{callback.Method}();" : $"Call_{callback.Method}({target});");
        }
    }
}
