using System.Text;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>
/// Finds how a value hangs together with the root, when a load or dump has failed: goes over the pickle's opcodes once more, builds nothing,
/// and follows the value from container to container. So paths cost nothing until there is an error.
/// </summary>
internal sealed partial class PathTracer
{
    private readonly ClassRegistry _classes;
    private readonly List<Entry> _stack = [];
    private readonly Dictionary<int, Entry> _memo = [];
    private readonly MemberPath _path = new();

    /// <summary>Where the value lies on the stack, or the container that it has gone into; -1: it did not come yet.</summary>
    private int _target = -1;

    /// <summary>The tuple at <see cref="_target"/> has taken the value as this item, which may be an argument yet; -1: it has not.</summary>
    private int _item = -1;

    /// <summary>The dict at <see cref="_target"/> has the value under this key, which is a member's name if BUILD follows; null: no such key.</summary>
    private string? _key;

    /// <summary>A pickle with more open values than this gets no path: it is hostile, or nobody could read it.</summary>
    private const int MaxEntries = 1 << 20;

    private readonly PathOrigin? _origin;

    private readonly bool _keysAreMembers;

    private BegunItems[] _begun = [];

    private int _begunAt;

    /// <summary>Whether all that is open in a list has a MARK, real or not.</summary>
    private bool _knowsMarks;

    private bool _isWithin;

    private PathTracer(ClassRegistry classes, Type root, PathOrigin? origin = null)
    {
        _classes = classes;
        _keysAreMembers = HasDictLayout(root);
        _origin = origin;
        if (origin is not { IsKnown: true }) return;
        _stack.Add(origin.ArePairs ? new Entry(EntryKind.Dict) : new Entry(EntryKind.List, Count: (int)Math.Min(origin.Item, int.MaxValue)));
        _stack.Add(new Entry(EntryKind.Mark));
    }

    /// <summary>The path of the value that ends before <paramref name="offset"/>.</summary>
    /// <param name="pickle">The pickle, from its first byte on; what is behind the offset says what becomes of the value.</param>
    /// <param name="offset">Where a reader stood.</param>
    /// <param name="classes">Says what the arguments of a class are called.</param>
    /// <param name="root">The static type of the root.</param>
    /// <param name="origin">What came before the bytes; null: nothing.</param>
    public static string? Find(ReadOnlySpan<byte> pickle, long offset, ClassRegistry classes, Type root, PathOrigin? origin = null)
    {
        var tracer = new PathTracer(classes, root, origin);
        return tracer.Follow(pickle, offset, origin: -1, below: 0, index: 0);
    }

    /// <summary>The path of one of several values that were read at a stretch before any of them was used.</summary>
    /// <param name="pickle">The pickle.</param>
    /// <param name="offset">Where the stretch ends.</param>
    /// <param name="origin">Where it starts.</param>
    /// <param name="below">How much of the stack before the start belongs to it.</param>
    /// <param name="index">The value's number among them.</param>
    /// <param name="classes">Says what the arguments of a class are called.</param>
    /// <param name="root">The static type of the root.</param>
    /// <param name="before">What came before the bytes; null: nothing.</param>
    public static string? Find(ReadOnlySpan<byte> pickle, long offset, long origin, int below, int index, ClassRegistry classes, Type root, PathOrigin? before = null)
    {
        var tracer = new PathTracer(classes, root, before);
        return tracer.Follow(pickle, offset, origin, below, index);
    }

    /// <summary>The path of the value that would have come next in what was written.</summary>
    /// <param name="written">What was written, or its end.</param>
    /// <param name="classes">Says what members a class has.</param>
    /// <param name="root">The static type of the root.</param>
    /// <param name="origin">What came before; null: nothing.</param>
    /// <param name="isBinary">Whether the protocol has collections whose items come after a MARK.</param>
    /// <param name="begun">Items that have not ended, in the order of the bytes.</param>
    /// <param name="isWithin">Whether it is the last value itself that would have gone on.</param>
    public static string? FindNext(ReadOnlySpan<byte> written, ClassRegistry classes, Type root, PathOrigin? origin, bool isBinary, BegunItems[] begun, bool isWithin)
    {
        var tracer = new PathTracer(classes, root, origin) { _begun = begun, _knowsMarks = isBinary, _isWithin = isWithin };
        return tracer.Follow(written, offset: -1, origin: -1, below: 0, index: 0);
    }

    private string? Follow(ReadOnlySpan<byte> pickle, long offset, long origin, int below, int index)
    {
        var skipper = default(OpcodeSkipper);
        int first = -1;
        var last = PickleOpcode.Stop;
        while (true)
        {
            if (first < 0 && origin >= 0 && skipper.Position >= origin) first = _stack.Count - below;
            if (_target < 0 && offset >= 0 && skipper.Position >= offset) _target = first >= 0 ? Math.Min(first + index, _stack.Count - 1) : _stack.Count - 1;
            MarkBegun(skipper.Position);
            if (_stack.Count > MaxEntries || _memo.Count > MaxEntries) return null;
            if (!skipper.TryStep(pickle, out var opcode, out var argument)) break;
            // Where bytes begin within a value, what an opcode takes may lie before them.
            last = opcode;
            if (Step(opcode, argument)) continue;
            if (_origin is not { IsKnown: false } || opcode == PickleOpcode.Stop) break;
            _stack.Clear();
        }
        if (_target < 0)
        {
            // Code for an object tells of its state's beginning, and of nothing more before members have been read.
            if (last == PickleOpcode.EmptyDict && _stack is [.., { Kind: EntryKind.CallResult }, _]) _stack.RemoveAt(_stack.Count - 1);
            else if (!_isWithin || _stack.Count == 0) _stack.Add(default);
            _target = _stack.Count - 1;
        }
        CloseRest();
        if (_origin is { IsKnown: false }) AddGap(_origin.Item);
        else KeepItem();
        return _path.ToString();
    }

    // The pickler knows where items begin that nothing in the bytes marks: here they have a MARK.
    private void MarkBegun(long position)
    {
        for (; _begunAt < _begun.Length && _begun[_begunAt].Position <= position; _begunAt++)
        {
            if (_begun[_begunAt] is { HaveMark: false, AreTuple: var areTuple }) _stack.Add(new Entry(EntryKind.Mark, IsTuple: areTuple));
            else if (_stack.Count > 0 && _stack[^1].Kind == EntryKind.Mark) _stack[^1] = new Entry(EntryKind.Mark, IsTuple: true);
        }
    }

    // An item's number counts from where the bytes begin: it says nothing.
    private void AddGap(long element)
    {
        _path.Prepend(MemberPath.Gap);
        if (element >= 0) _path.Prepend(MemberPath.Item((int)Math.Min(element, int.MaxValue)));
    }

    // What no opcode has closed goes where it would most probably have gone.
    private void CloseRest()
    {
        int mark = _stack.Count;
        while (_target >= 0)
        {
            _stack.RemoveRange(_target + 1, _stack.Count - _target - 1);
            // No MARK comes here, so the last one is looked for only when it is gone: deep values may lie behind none.
            if (mark >= _target) mark = _stack.FindLastIndex(static entry => entry.Kind == EntryKind.Mark);
            var owner = mark > 0 && !(_stack[mark].IsTuple && _stack[mark - 1].Kind != EntryKind.Global) ? _stack[mark - 1].Kind : EntryKind.Other;
            bool isForeign = IsForeign(mark), isValue = owner == EntryKind.Dict && (_target - mark) % 2 == 0 && !isForeign;
            if (isForeign || (!isValue && KindBelow(2) == EntryKind.Dict && KindBelow(1) == EntryKind.Text && (!_knowsMarks || KindBelow(3) == EntryKind.CallResult)) || IsUnderNumber(mark)) TakeLast(items: 2, pairs: true);
            else if (!_knowsMarks && !isValue && KindBelow(1) == EntryKind.List && (_stack[_target - 1].Count == 0 || IsOnlyPlace(mark))) TakeLast(items: 1, pairs: false);
            else if (IsState(mark)) BuildState();
            else if (mark < 0) return;
            else Close(mark, owner);
        }
    }

    /// <summary>
    /// Whether the value lies behind a name that the object whose members these are does not have: below protocol 4 nothing tells an
    /// empty dict and the next member's name from a dict and its only key.
    /// </summary>
    private bool IsForeign(int mark) =>
        KindBelow(2) == EntryKind.Dict && mark >= 2 && _target - mark > 2 && _stack[mark - 2] is { Kind: EntryKind.CallResult } made
        && ClassOf(made) is { Layout: PickleLayout.State } @class && !(KindBelow(1) == EntryKind.Text && @class.MemberNames.Contains(_stack[_target - 1].Text!));

    private void Close(int mark, EntryKind owner)
    {
        switch (owner)
        {
            case EntryKind.Dict:
                TakePairs(mark, hasOwner: true);
                if (IsSetterCall()) TakeSetterCall();
                else if (KindBelow(1) == EntryKind.CallResult) BuildState();
                break;
            case EntryKind.List:
                TakeItems(mark, hasOwner: true);
                break;
            case EntryKind.Global:
                TakeItems(mark, hasOwner: false);
                Call();
                break;
            default:
                TakeItems(mark, hasOwner: false);
                break;
        }
    }

    // At protocol 0 items come one by one: what follows a list that is itself a member's value, or the root, goes into it.
    private bool IsOnlyPlace(int mark) => (KindBelow(2) == EntryKind.Text && KindBelow(3) == EntryKind.Dict) || (mark < 0 && _target == 1);

    /// <summary>Whether the dict that has the value is the state of the object below it, to which BUILD has not given it yet.</summary>
    private bool IsState(int mark) => _key is not null && KindBelow(1) == EntryKind.CallResult
        && (ClassOf(_stack[_target - 1]) is { } @class ? @class.Layout == PickleLayout.State && @class.MemberNames.Contains(_key) : mark < 0 && KindBelow(2) != EntryKind.Dict);

    // [object, setter, object, dict]: the object once more, and what the call will give it, which a POP takes away.
    private bool IsSetterCall() =>
        _key is not null && KindBelow(2) == EntryKind.Global && KindBelow(1) == EntryKind.CallResult && KindBelow(3) == EntryKind.CallResult && _stack[_target - 1] == _stack[_target - 3];

    private void TakeSetterCall()
    {
        NameMember();
        _target -= 3;
    }

    // At protocol 0 nothing stands before a key.
    private bool IsUnderNumber(int mark) => mark < 0 && KindBelow(2) == EntryKind.Dict && _stack[_target - 1] is { Kind: EntryKind.Other, Text: not null };

    private void BuildState()
    {
        NameMember();
        Replace(2, EntryKind.Other);
    }

    private EntryKind KindBelow(int distance) => _target >= distance ? _stack[_target - distance].Kind : EntryKind.Other;

    /// <summary>What is known of a value: a text's text, a class's names, and those of the class that a call made it by, or that is a tuple's first item.</summary>
    private record struct Entry(EntryKind Kind, string? Text = null, string? Module = null, int Count = 0, bool IsTuple = false);

    private enum EntryKind : byte
    {
        Other,
        Mark,
        Text,
        List,
        Dict,
        Global,
        CallResult,
    }

    private Entry Known(int index) => _origin?.Memoized(index) switch
    {
        string text => new Entry(EntryKind.Text, text),
        PickleClass @class => new Entry(EntryKind.Global, @class.Name, @class.Module),
        PickleTypeInfo { Class: { } @class } => new Entry(EntryKind.Global, @class.Name, @class.Module),
        _ => default,
    };

    private string? ArgumentName(Entry callable, int index) =>
        callable.Kind == EntryKind.Global && ClassOf(callable) is { Layout: PickleLayout.Positional } @class && index < @class.MemberCount ? @class.MemberNames[index] : null;

    private PickleClass? ClassOf(Entry named)
    {
        if (named.Module is null || named.Text is null) return null;
        try
        {
            return _classes.TryFind(named.Module, named.Text, out object? found) ? (found as PickleTypeInfo)?.Class : null;
        }
        catch (UnpicklingException)
        {
            return null;
        }
    }

    /// <summary>Whether dictionaries may be objects, of which nothing in the pickle tells them apart: then their keys are shown as members.</summary>
    private static bool HasDictLayout(Type type) =>
        PickleTypeInfo.Find(type)?.Class is { Layout: PickleLayout.Dict } || type.GenericTypeArguments.Any(HasDictLayout) || (type.GetElementType() is { } element && HasDictLayout(element));

    private static string TextOf(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 100)]);
}
