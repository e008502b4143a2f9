using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Serializers;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>Our own contestants.</summary>
internal static class Own
{
    /// <summary>The defaults' name: state layout, references tracked.</summary>
    public const string Defaults = "state, tracked";

    private static readonly PickleOptions s_untracked = new() { TrackReferences = false };

    /// <summary>The defaults, and the defaults with what CPython makes of our pickle.</summary>
    public static IEnumerable<Contestant> Of<T>(Func<T> make)
    {
        var own = Contestant.Of(Defaults, new Pickles<T>(PickleOptions.Default), make);
        yield return own;
        using var python = new Python();
        byte[] rewritten = python.Rewrite(own.Bytes);
        // Compared as Python sees it: that has no tenths of microseconds.
        byte[] read = PickleSerializer.Serialize(PickleSerializer.Deserialize<T>(rewritten));
        if (!python.Rewrite(read).AsSpan().SequenceEqual(rewritten)) throw new InvalidOperationException("Of what CPython makes of the pickle something else is read.");
        yield return Contestant.Reader<T, Pickles<T>>("state, tracked, of CPython's bytes", new Pickles<T>(PickleOptions.Default), rewritten);
    }

    /// <summary>Those, and the layouts that give something up for speed.</summary>
    public static IEnumerable<Contestant> Of<T, TPositional>(Func<T> make, Func<TPositional> makePositional) =>
    [
        Contestant.Of("positional, untracked", new Pickles<TPositional>(s_untracked), makePositional),
        Contestant.Of("state, untracked", new Pickles<T>(s_untracked), make),
        .. Of(make),
    ];
}
