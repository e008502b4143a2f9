using System.Diagnostics.CodeAnalysis;
using PickleGen.Closures;

namespace PickleGen;

/// <content>Delegates as roots: how their pickles begin is compared with what was read before, and their variables are read as a class's members are.</content>
public partial class Unpickler
{
    /// <summary>A delegate as the next value, where one of type <paramref name="expected"/> is asked for.</summary>
    internal object? LoadDelegate(ref PickleReader reader, Type expected)
    {
        if (_closures.Loader is not { } loader) return TakeForward(ref reader);
        if (loader.Openings.TakesMore()) return LoadOpening(ref reader, loader);
        // The first, when nobody knows that there will be another.
        loader.Expect(expected);
        return TakeForward(ref reader);
    }

    private object? LoadOpening(ref PickleReader reader, ClosureLoader loader)
    {
        if (reader.Position != _rootAt || Memo.Count > 0 || !NamesAreDefault) return TakeForward(ref reader);
        if (!loader.Openings.TryFind(reader.Remaining, Limits, out var known))
        {
            if (KnownOpening.Read(reader.Remaining, loader, Limits) is not { } read) return TakeForward(ref reader);
            loader.Openings.Add(known = read);
        }

        ExpectParts();
        reader.Position += known.Length;
        return LoadBehind(ref reader, known.Replay(Memo, loader, LambdaPlaces, out var variables), variables, loader.FillClosure);
    }

    private object? LoadBehind(ref PickleReader reader, Delegate made, CapturedVariables variables, PickleCallable setter)
    {
        int floor = StackCount, markFloor = _markCount;
        Push(made);
        Push(setter);
        Push(made);
        if (TryPushVariables(ref reader, made.Target!) && reader.TrySkip([(byte)PickleOpcode.SetItems, (byte)PickleOpcode.Tuple2, (byte)PickleOpcode.Reduce, (byte)PickleOpcode.Pop]))
        {
            SetVariables(made.Target!, variables, _marks[--_markCount]);
            _stackCount = floor + 1;
            if (reader.NextOpcode == (int)PickleOpcode.Stop) return Pop();
        }
        else
        {
            ExpectVariables(made, variables);
        }

        // Written in another way, or not at an end: the stack is what the machine would have made of it up to here.
        Forward(ref reader, floor, markFloor, below: StackCount - floor);
        return TakeLast(ref reader);
    }

    // EMPTY_DICT MARK name value …: what the machine would do, but for the values, which are read as what their variables are.
    private bool TryPushVariables(ref PickleReader reader, object closure)
    {
        if (reader.NextOpcode != (int)PickleOpcode.EmptyDict) return false;
        reader.Position++;
        var variables = new PickleDict();
        Push(variables);
        TakePuts(ref reader, variables);
        if (!reader.TryTake(PickleOpcode.Mark)) return false;
        PushMark();
        var fields = ClosureFields.Of(closure.GetType());
        while (TryReadVariable(ref reader, fields, out var field))
        {
            Push(field.Name.Text);
            // A MARK may be a value's, or stand there for the machine alone to trip over.
            if (reader.NextOpcode == (int)PickleOpcode.Mark) return false;
            Push(field.Codec is { } codec ? codec.LoadObject(ref reader, this) : TakeForward(ref reader));
            while (HasForwarded) Push(TakeForwarded(ref reader));
        }

        return (_stackCount - _fence) % 2 == 0;
    }

    private bool TryReadVariable(ref PickleReader reader, ClosureFields fields, [NotNullWhen(true)] out ClosureField? field)
    {
        int start = reader.Position;
        field = reader.TryReadText(out var utf8) ? fields.Find(utf8) : null;
        if (field is null) reader.Position = start;
        else TakePuts(ref reader, field.Name.Text);
        return field is not null;
    }

    private void SetVariables(object closure, CapturedVariables variables, int mark)
    {
        var fields = ClosureFields.Of(closure.GetType());
        Charge((_stackCount - mark) / 2);
        for (int i = mark; i < _stackCount; i += 2) CapturedValues.ExpectKnown(closure, fields, _stack[i]);
        int at = mark;
        foreach (var variable in variables.All)
        {
            // Picklers write them in this order, and nothing else.
            if (at == _stackCount || !IsNameOf(variable, _stack[at])) at = FindVariable(variable, mark);
            CapturedValues.Demand(variable, _stack[at + 1]);
            at += 2;
        }
        for (int i = mark; i < _stackCount; i += 2) CapturedValues.Set(this, closure, fields, _stack[i], _stack[i + 1]);
    }

    private static bool IsNameOf(CapturedVariable variable, object? name) => name is string text && text == variable.Field.Name.Text;

    // The last of this name, as in the dictionary that the machine would make.
    private int FindVariable(CapturedVariable variable, int mark)
    {
        for (int at = _stackCount - 2; at >= mark; at -= 2)
        {
            if (IsNameOf(variable, _stack[at])) return at;
        }

        throw CapturedValues.Missing(variable);
    }
}
