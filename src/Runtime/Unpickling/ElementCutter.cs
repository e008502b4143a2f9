namespace PickleGen;

/// <summary>Finds how much of what has arrived are whole elements of a pickled list: goes over the opcodes and counts values, builds nothing.</summary>
/// <remarks>Fed with what has arrived and was not <see cref="Drop">dropped</see>: up to the list itself, then on.</remarks>
/// <param name="end">What ends an element, besides the end of its run.</param>
/// <param name="maxDepth">How many values and marks may be open.</param>
internal sealed class ElementCutter(ElementEnd end, int maxDepth)
{
    private OpcodeSkipper _skipper;
    private PickleOpcode _last;
    private int[] _marks = new int[16];
    private int _markCount;

    /// <summary>Values above the list.</summary>
    private int _height;

    /// <summary>How many of them, from the lowest on, are whole elements; and how many were taken for that.</summary>
    private int _whole;
    private int _taken;

    /// <summary>The topmost is a whole element unless what comes next changes it.</summary>
    private bool _mayBeWhole;

    private UnpicklingException? _failure;

    /// <summary>Goes on. False: no more elements are whole.</summary>
    /// <param name="arrived">What has arrived.</param>
    /// <param name="cut">Where the last whole element ends, and why.</param>
    /// <exception cref="UnpicklingException">The pickle is malformed, or elements turn out to be something else's parts.</exception>
    public bool TryCut(ReadOnlySpan<byte> arrived, out ElementCut cut)
    {
        int found = -1;
        try
        {
            if (_failure is not null) throw _failure;
            while (true)
            {
                int start = _skipper.Position;
                if (_mayBeWhole && start < arrived.Length) TakeWhole((PickleOpcode)arrived[start]);
                if (_whole > _taken) (found, _taken) = (start, _whole);
                if (IsWithinElement && _skipper.SkipValues(arrived) is > 0 and var pushed) Open(_height + pushed);
                if (EndsWithinFrame(arrived) || !_skipper.TryNext(arrived, out var opcode, out _)) break;
                if (Step(opcode) is not { } kind) continue;
                cut = new ElementCut(_skipper.Position, kind);
                return true;
            }
        }
        catch (UnpicklingException failure) when (found >= 0)
        {
            // After the elements before it.
            _failure = failure;
        }
        cut = new ElementCut(found, ElementCutKind.Elements);
        return found >= 0;
    }

    /// <summary>Looks for the opcodes that make the list. Null: not all have arrived.</summary>
    /// <param name="arrived">What has arrived.</param>
    /// <param name="length">How many bytes they take.</param>
    /// <returns>Whether the pickle begins with a list.</returns>
    public bool? FindsList(ReadOnlySpan<byte> arrived, out int length)
    {
        while (true)
        {
            length = _skipper.Position;
            var before = _skipper;
            if (!_skipper.TryNext(arrived, out var opcode, out _)) return null;
            bool isList = _last == PickleOpcode.EmptyList;
            if (isList && opcode == PickleOpcode.Frame) continue;
            if (isList && StackEffects.IsPut(opcode))
            {
                length = _skipper.Position;
                return true;
            }
            if (isList)
            {
                _skipper = before;
                return true;
            }
            switch (opcode)
            {
                case PickleOpcode.Proto or PickleOpcode.Frame or PickleOpcode.BinInt or PickleOpcode.BinInt1 or PickleOpcode.BinInt2 or PickleOpcode.Mark or PickleOpcode.EmptyList:
                case PickleOpcode.Pop when _last is PickleOpcode.BinInt or PickleOpcode.BinInt1 or PickleOpcode.BinInt2:
                    _last = opcode;
                    break;
                case PickleOpcode.List when _last == PickleOpcode.Mark:
                    _last = PickleOpcode.EmptyList;
                    break;
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether STOP comes next, before the end of its frame, and that has not arrived: CPython has a frame as a whole before it reads in it.</summary>
    public bool EndsWithinFrame(ReadOnlySpan<byte> arrived) =>
        _skipper.Position < arrived.Length && arrived[_skipper.Position] == (byte)PickleOpcode.Stop && _skipper.FrameEnd > arrived.Length;

    /// <summary>From now on what has arrived begins <paramref name="count"/> bytes later.</summary>
    public void Drop(int count)
    {
        _skipper.Drop(count);
        if (_failure is not null) _failure.Offset -= count;
    }

    private bool IsInRun => _markCount == 1 && _marks[0] == 0;

    // What is pushed now cannot be an element.
    private bool IsWithinElement => !_mayBeWhole && (_height > _whole || _markCount > 1);

    private ElementCutKind? Step(PickleOpcode opcode)
    {
        switch (StackEffects.Of(opcode))
        {
            case StackEffect.Leave or StackEffect.Put:
                return null;
            case StackEffect.Stop:
                return _height == 0 && _markCount == 0 ? ElementCutKind.End : throw NoList();
            case StackEffect.Mark:
                return OpenMark();
            case StackEffect.PopMark:
            case StackEffect.Pop when _markCount > 0 && _marks[_markCount - 1] == _height:
                return CloseMark(made: 0, below: 0);
            case StackEffect.Pop:
                return Fall(_height - 1, _height - 1);
            case StackEffect.Take1:
                return Take(0);
            case StackEffect.Take2 when opcode == PickleOpcode.Append && _height == 1 && _markCount == 0:
                _height = _whole = _taken = 0;
                return ElementCutKind.Single;
            case StackEffect.Take2:
                Take(1);
                if (opcode == PickleOpcode.Build && end == ElementEnd.Build && IsInRun && _whole == _height - 1) _whole = _height;
                return null;
            case StackEffect.Take3:
                return Take(2);
            case StackEffect.TakeToMark:
                return CloseMark(made: 1, below: 0);
            case StackEffect.TakeIntoBelow when opcode == PickleOpcode.Appends && IsInRun:
                _markCount = _height = _whole = _taken = 0;
                return ElementCutKind.Run;
            case StackEffect.TakeIntoBelow:
                CloseMark(made: 0, below: 1);
                _mayBeWhole = end == ElementEnd.Items && IsInRun && _whole == _height - 1;
                return null;
            default:
                Open(_height + 1);
                _mayBeWhole = IsInRun && _whole == _height - 1 && IsElement(opcode);
                return null;
        }
    }

    private bool IsElement(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.None => end != ElementEnd.Run,
        PickleOpcode.BinInt or PickleOpcode.BinInt1 or PickleOpcode.BinInt2 or PickleOpcode.Int or PickleOpcode.Long or PickleOpcode.Long1 or PickleOpcode.Long4
            or PickleOpcode.Float or PickleOpcode.BinFloat or PickleOpcode.NewTrue or PickleOpcode.NewFalse => end == ElementEnd.Number,
        PickleOpcode.ShortBinUnicode or PickleOpcode.BinUnicode or PickleOpcode.BinUnicode8 or PickleOpcode.Unicode => end == ElementEnd.Text,
        PickleOpcode.ShortBinBytes or PickleOpcode.BinBytes or PickleOpcode.BinBytes8 => end == ElementEnd.Bytes,
        _ => false,
    };

    // A put comes between, and before that a FRAME (pickle.py write_large_bytes); behind POP it was a hint, behind another MARK a collection goes on.
    private void TakeWhole(PickleOpcode next)
    {
        if (StackEffects.IsPut(next) || next == PickleOpcode.Frame) return;
        _mayBeWhole = false;
        if (next != PickleOpcode.Pop && !(end == ElementEnd.Items && next == PickleOpcode.Mark)) _whole = _height;
    }

    private ElementCutKind? OpenMark()
    {
        if (_markCount == _marks.Length) Array.Resize(ref _marks, 2 * _markCount);
        _marks[_markCount++] = _height;
        Open(_height);
        return null;
    }

    private void Open(int height)
    {
        _height = height;
        if (height + _markCount > maxDepth) throw UnpicklingLimits.Exceeded(maxDepth, nameof(UnpicklingLimits.MaxDepth));
    }

    // What is left on top was made of what was taken.
    private ElementCutKind? Take(int count) => Fall(_height - count, _height - count - 1);

    private ElementCutKind? CloseMark(int made, int below)
    {
        if (_markCount == 0) throw NoList();
        int mark = _marks[--_markCount];
        return Fall(mark + made, mark - below);
    }

    private ElementCutKind? Fall(int height, int untouched)
    {
        if (untouched < Math.Max(_markCount == 0 ? 0 : _marks[_markCount - 1], _taken)) throw NoList();
        _height = height;
        _whole = Math.Min(_whole, untouched);
        return null;
    }

    private UnpicklingException NoList() => new(
        _taken > 0 ? "What looked like elements of a list are parts of something else." : "The pickle goes on behind a list, which is not its root.", offset: _skipper.Position - 1);
}

/// <summary>How far elements are whole.</summary>
/// <param name="Position">The place behind them.</param>
/// <param name="Kind">What stands before it.</param>
internal readonly record struct ElementCut(int Position, ElementCutKind Kind);

/// <summary>What a cut comes behind.</summary>
internal enum ElementCutKind
{
    /// <summary>Elements of a run that goes on.</summary>
    Elements,

    /// <summary>APPENDS: the end of a run.</summary>
    Run,

    /// <summary>APPEND: an element by itself.</summary>
    Single,

    /// <summary>STOP.</summary>
    End,
}
