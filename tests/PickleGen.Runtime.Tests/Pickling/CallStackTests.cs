using System.Runtime.CompilerServices;

namespace PickleGen.Tests.Pickling;

/// <summary>Room on the call stack, whatever frames the JIT compiler inlines: who begins may be deeper than who asks.</summary>
public sealed class CallStackTests
{
    [Fact]
    public void There_is_room_above_the_frame_that_began()
    {
        var stack = new CallStack();
        BeginDeeper(ref stack);
        Assert.True(stack.HasRoom);
    }

    [Fact]
    public void There_is_no_room_where_more_than_a_load_may_take_is_taken()
    {
        var hadRoom = (Near: false, Far: true);
        var thread = new Thread(() =>
        {
            var stack = new CallStack();
            stack.Begin();
            hadRoom = (AskDeeper(ref stack, 1000), AskDeeper(ref stack, (1 << 20) + 1000));
        }, 16 << 20);
        thread.Start();
        thread.Join();
        Assert.Equal((true, false), hadRoom);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void BeginDeeper(ref CallStack stack)
    {
        Span<byte> frame = stackalloc byte[1000];
        stack.Begin();
        frame.Clear();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AskDeeper(ref CallStack stack, int bytes)
    {
        Span<byte> frame = stackalloc byte[bytes];
        bool hasRoom = AskHere(ref stack);
        frame.Clear();
        return hasRoom;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AskHere(ref CallStack stack) => stack.HasRoom;
}
