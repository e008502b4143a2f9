using PickleGen.Closures;

namespace PickleGen;

/// <content>Delegates as typed values: lambdas are written in few bytes, without a reduction; all others are objects as any.</content>
public partial class Pickler
{
    private PickledWords _words;

    internal void SaveDelegate(ref PickleWriter writer, Delegate? value)
    {
        bool isPlain = value is null || !IsDirect || !IsTracking || _hasHooks || !CanNest;
        if (isPlain || PickledMethod.OfLambda(value!) is not { } lambda) Save(ref writer, value);
        else if (!TryWriteGet(ref writer, value!)) SaveLambda(ref writer, value!, lambda);
    }

    // delegate(type, method[, closure]) MEMOIZE; fill(delegate, {name: value}) POP: in the memo before its variables are saved.
    private void SaveLambda(ref PickleWriter writer, Delegate value, PickledMethod lambda)
    {
        if (_words.Memo != _memoEpoch) _words = new PickledWords { Memo = _memoEpoch };
        SaveWord(ref writer, ref _words.Delegate, ClosureWords.Delegate);
        SaveText(ref writer, lambda.TypeNameOf(value));
        bool isRepeated = SaveMethod(ref writer, lambda);
        if (lambda.Variables is null)
        {
            writer.WriteTuple(2);
        }
        else
        {
            SaveClosure(ref writer, value.Target!);
            writer.WriteTuple(3);
        }

        writer.WriteOpcode(PickleOpcode.Reduce);
        writer.WriteOpcode(PickleOpcode.Memoize);
        int index = Memo.Add(value);
        if (lambda.Variables is not { All.Length: > 0 } variables) return;
        SaveWord(ref writer, ref _words.Fill, ClosureWords.Fill);
        writer.WriteGet(index);
        _nesting++;
        SaveVariables(ref writer, value.Target!, variables, isRepeated);
        _nesting--;
        writer.WriteSetterCall();
    }

    // True: the method stood in the memo, and so may more like this delegate follow.
    private bool SaveMethod(ref PickleWriter writer, PickledMethod method)
    {
        if (TryWriteGet(ref writer, method)) return true;
        SaveWord(ref writer, ref _words.Method, ClosureWords.Method);
        writer.WriteRaw(method.Call);
        Memo.Add(method);
        return false;
    }

    private void SaveClosure(ref PickleWriter writer, object closure)
    {
        if (TryWriteGet(ref writer, closure)) return;
        SaveWord(ref writer, ref _words.Closure, ClosureWords.Closure);
        writer.WriteRaw(ClosureWords.Call);
        Memo.Add(closure);
    }

    // Names are memoized once there are two delegates that need them.
    private void SaveVariables(ref PickleWriter writer, object closure, CapturedVariables variables, bool isRepeated)
    {
        writer.WriteOpcode(PickleOpcode.EmptyDict);
        writer.WriteOpcode(PickleOpcode.Mark);
        foreach (CapturedVariable variable in variables.All)
        {
            ClosureField field = variable.Field;
            if (isRepeated) SaveText(ref writer, field.Name);
            else writer.WriteRaw(field.Name.Bytes);
            object? value = field.Get(closure);
            if (value is null)
            {
                writer.WriteNone();
            }
            else if (variable.Scope is { } scope)
            {
                SaveClosure(ref writer, value);
                if (scope.All.Length == 0) writer.WriteNone();
                else SaveVariables(ref writer, value, scope, isRepeated);
                writer.WriteTuple(2);
            }
            else if (value.GetType() == field.Type && field.Codec is { } codec)
            {
                codec.SaveObject(ref writer, this, value);
            }
            else
            {
                Save(ref writer, field.Plain(value));
            }
        }

        writer.WriteOpcode(PickleOpcode.SetItems);
    }

    private void SaveText(ref PickleWriter writer, PickledText text)
    {
        if (Memo.TryGetOrAdd(text.Text, out int index))
        {
            writer.WriteGet(index);
            return;
        }

        writer.WriteRaw(text.Bytes);
        writer.WriteOpcode(PickleOpcode.Memoize);
    }

    private void SaveWord(ref PickleWriter writer, ref int place, ReadOnlySpan<byte> word)
    {
        if (place > 0)
        {
            writer.WriteGet(place - 1);
            return;
        }

        if (_words.Module > 0)
        {
            writer.WriteGet(_words.Module - 1);
        }
        else
        {
            writer.WriteRaw(ClosureWords.Module);
            _words.Module = Memo.AddUnnamed() + 1;
        }

        writer.WriteRaw(word);
        place = Memo.AddUnnamed() + 1;
    }

    /// <summary>Where a memo has the words of lambdas, plus one; 0: nowhere.</summary>
    private struct PickledWords
    {
        public long Memo;
        public int Module;
        public int Delegate;
        public int Method;
        public int Closure;
        public int Fill;
    }
}
