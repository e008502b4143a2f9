using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

/// <content>A state that the type gives or takes itself.</content>
internal sealed partial class PickleTypeEmitter
{
    private static string Contract(OwnStateModel state) => $"global::PickleGen.IPickleState<{state.Type}>";

    private static string Given(OwnStateModel state) => $"(({Contract(state)})value).GetState()";

    private void EmitSaveState(OwnStateModel state)
    {
        using (_writer.WriteBlock($"public static void SaveMembers({WriterAndPickler}, {T} value)"))
        {
            _writer.WriteLine($"// the state, {(state.Setter is null ? "BUILD" : "TUPLE2, REDUCE, POP")}");
            EmitCallbacks(CallbackKind.OnPickling, "value");
            _writer.WriteLine($"var state = {Given(state)};");
            if (state.CanBeNull)
            {
                using (_writer.WriteBlock("if (state is null)")) _writer.WriteLine("pickler.NoState(ref writer);");
                using (_writer.WriteBlock("else")) EmitGivenState(state);
            }
            else
            {
                EmitGivenState(state);
            }
            EmitCallbacks(CallbackKind.OnPickled, "value");
        }
        _writer.WriteLine();
    }

    private void EmitGivenState(OwnStateModel state) => _writer.WriteLine(
        $"""
        pickler.StartState(ref writer, Class, value);
        {state.Codec}.Save(ref writer, pickler, state);
        pickler.EndState(ref writer, Class, value);
        """);

    private void EmitLoadState(OwnStateModel state)
    {
        using var method = _writer.WriteBlock($"public static void LoadMembers({ReaderAndUnpickler}, ref {Nullable} target)");
        EmitCallbacks(CallbackKind.OnUnpickling, "target");
        _writer.WriteLine($"var state = {state.Codec}.Load(ref reader, unpickler){(state.IsNonNullable ? " ?? throw unpickler.NullState(Class)" : "")};");
        if (state.Setter is { } setter)
        {
            _writer.WriteLine($"{setter}({(state.SetterAccessor is null ? "" : "null, ")}target, state);");
        }
        else if (!_model.IsStruct)
        {
            _writer.WriteLine($"(({Contract(state)})target).SetState(state);");
        }
        else
        {
            // Boxed, because the method may be an explicit implementation, and would work on a copy.
            _writer.WriteLine(
                $"""
                var boxed = ({Contract(state)})target;
                boxed.SetState(state);
                target = ({T})boxed;
                """);
        }
        EmitLinked();
    }
}
