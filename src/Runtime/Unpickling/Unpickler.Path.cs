namespace PickleGen;

/// <content>Where a load was when it failed, as <c>$.Customer.Lines[3]</c>.</content>
public partial class Unpickler
{
    private void Locate(Exception failure, ReadOnlySpan<byte> input, int start, Type root)
    {
        if (failure is not UnpicklingException { Path: null, Offset: { } offset } exception) return;
        ForeignBytes.Note(exception, input[start..], isAtStart: offset == start);
        // Who asked what the name means, and was refused or failed, did not take it for a text.
        if (exception is not PickleSecurityException && exception.InnerException is null) exception.Note ??= ObjectForText.NoteOf(input[start..], offset - start);
        exception.Path = PathOf(exception, input, start, offset, root, before: null);
    }

    private string? PathOf(UnpicklingException failure, ReadOnlySpan<byte> input, int start, long offset, Type root, PathOrigin? before)
    {
        var pickle = input[start..];
        var (from, end, below, taken) = _lastForward;
        return (taken > 0 && offset == end && from >= start
            ? PathTracer.Find(pickle, offset - start, from - start, below, taken - 1, Classes, root, before)
            : PathTracer.Find(pickle, offset - start, Classes, root, before)) + failure.InnerPath;
    }
}
