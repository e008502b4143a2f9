using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>Whether generated code may call itself once more. The runtime is asked again only where the call stack has grown past what it was asked about.</summary>
/// <remarks>The stack grows towards lower addresses. Frames are as large as their types have members, so levels alone tell nothing of what is left.</remarks>
internal struct CallStack
{
    /// <summary>How much of it one load or dump takes at most, where a thread has that much.</summary>
    private const int Most = 1 << 20;

    /// <summary>How far it may grow on a good answer. That means at least twice as much (the runtime's <c>MinExecutionStackSize</c>, which <see cref="RuntimeHelpers.TryEnsureSufficientExecutionStack"/> asks for), so the same again is left to the last level and the stack machine.</summary>
    private static readonly nuint s_step = (nuint)(Environment.Is64BitProcess ? 64 : 32) << 10;

    private nuint _top;
    private nuint _lowest;

    /// <summary>Begins anew, on this thread's stack.</summary>
    public void Begin()
    {
        _top = Here();
        _lowest = nuint.MaxValue;
    }

    /// <summary>Whether there is room for a level more, and for what that calls.</summary>
    public bool HasRoom
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Here() > _lowest || Ask();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Ask()
    {
        nuint here = Here();
        // Signed: the frame that began may have been deeper than the one that asks.
        if ((nint)(_top - here) > Most || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) return false;
        _lowest = here - s_step;
        return true;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe nuint Here()
    {
        byte here;
        return (nuint)(&here);
    }
}
