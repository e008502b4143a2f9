using PickleGen.Codecs;

namespace PickleGen;

/// <content>Loads of a list that is given out element by element while it arrives: one load, one memo, and never the list itself.</content>
public partial class Unpickler
{
    /// <summary>What the memo has of the list itself.</summary>
    private int _memoizedBefore;

    private long _elements;

    /// <summary>Executes the opcodes that make the list.</summary>
    internal void BeginElements(ReadOnlySpan<byte> head)
    {
        BeginLoad(head);
        AdmitClosures(head);
        _elements = 0;
        _inputLength = head.Length;
        _keyWork.Start(head.Length);
        var reader = new PickleReader(head) { Beyond = int.MaxValue };
        Run(ref reader, floor: 0);
        Memo.Replace(Pop()!, Unbuilt.GivenOut);
        _memoizedBefore = Memo.Count;
        _canReadAgain = false;
    }

    /// <summary>So many bytes of elements have arrived: what is made of them may be as much.</summary>
    internal void BeginPart(int bytes)
    {
        BeginAnnouncements(bytes);
        ForgetTuples();
        _inputLength += bytes;
        _keyWork.Arrive(bytes);
    }

    /// <summary>The next element, linked: what comes behind it can refer to it, but not change it.</summary>
    /// <param name="reader">The pickle, before the element.</param>
    /// <param name="info">Its type.</param>
    /// <param name="isSingle">Whether it stands before APPEND. Then the stack machine reads it, which knows every put that may come between.</param>
    internal T LoadElement<T>(ref PickleReader reader, PickleTypeInfo<T> info, bool isSingle)
    {
        int start = reader.Position;
        bool isOnStack = HasForwarded;
        int memoized = Memo.Count;
        var outer = _keyWork.Enter();
        try
        {
            if (isOnStack) reader.Suspend();
            else _lastForward = (-1, -1, 0, 0);
            _callStack.Begin();
            CheckElement();
            EnterSiblings<T>();
            T element = isSingle ? (T)info.ConvertObject(TakeForward(ref reader), this)! : info.Load(ref reader, this);
            CompleteElement();
            return element;
        }
        catch (Exception exception) when (TryDescribe(exception, reader.Position, out var described))
        {
            reader.Resume();
            if (described is UnpicklingException { Path: null, Offset: { } offset } failure)
            {
                // What the machine read at a stretch, with an element before, fails when its turn comes.
                failure.Path = isOnStack
                    ? "$" + MemberPath.Item((int)Math.Min(_elements - 1, int.MaxValue)) + failure.InnerPath
                    : PathOf(failure, reader.Input, start, offset, typeof(T), new PathOrigin(Memo.Peek, memoized) { IsKnown = true, Item = _elements - 1 });
            }
            if (ReferenceEquals(described, exception)) throw;
            throw described;
        }
        finally
        {
            KeyWork.Leave(outer);
        }
    }

    /// <summary>What stands between the list's last element and STOP: members of objects that were nested too deep, as a rule nothing.</summary>
    internal void FinishElements(ref PickleReader reader)
    {
        _callStack.Begin();
        var outer = _keyWork.Enter();
        try
        {
            LoadShells(ref reader);
            if (reader.NextOpcode != (int)PickleOpcode.Stop)
            {
                Push(Unbuilt.GivenOut);
                int count = Run(ref reader, floor: 0);
                if (count == 0 || !ReferenceEquals(Pop(), Unbuilt.GivenOut)) throw new UnpicklingException("The pickle goes on behind a list, which is not its root.");
            }
            reader.Position++;
            TryCompleteLoad();
        }
        catch (Exception exception) when (TryDescribe(exception, reader.Position, out var described))
        {
            if (ReferenceEquals(described, exception)) throw;
            throw described;
        }
        finally
        {
            KeyWork.Leave(outer);
        }
    }

    /// <summary>The load has ended, or was given up.</summary>
    internal void EndElements() => EndLoad(loaded: false);

    private void CheckElement()
    {
        Charge(1);
        CheckLength(++_elements);
    }

    private void CompleteElement()
    {
        BuildGiven();
        CheckVariables();
        RunCompletions();
        CompleteOpenPlaces();
        // Whoever refers to a container gets what it became; but nothing can refer to what is not in the memo.
        if (Memo.Count == _memoizedBefore) Conversions.ForgetNew();
        Rehash();
        CallAfterLinking();
    }
}
