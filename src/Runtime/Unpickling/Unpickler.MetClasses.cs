using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Where our own preambles have put the names of classes and members: the opcodes that get them are known then.</content>
public partial class Unpickler
{
    private MetClass[] _metClasses = [];

    /// <summary>The members' names of a class; none, where its preamble was not met or the memo was written over since.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PickleNames NamesOf(PickleClass @class)
    {
        MetClass[] met = _metClasses;
        return (uint)@class.Id < (uint)met.Length && met[@class.Id].Epoch == Memo.Epoch ? met[@class.Id].Members : default;
    }

    /// <summary>The name of the class itself, where members follow that generated code reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PickleNames OpeningOf(PickleClass @class)
    {
        MetClass[] met = _metClasses;
        return (uint)@class.Id < (uint)met.Length && met[@class.Id].Epoch == Memo.Epoch ? met[@class.Id].Opening : default;
    }

    /// <summary>Whether the class stands in the memo because of its preamble: then its objects are of our own writing.</summary>
    private bool IsMet(PickleClass @class)
    {
        MetClass[] met = _metClasses;
        return (uint)@class.Id < (uint)met.Length && met[@class.Id].Epoch == Memo.Epoch;
    }

    // The preamble's entries are the memo's last ones, from index first on.
    private void Locate(PickleClass @class, int first)
    {
        if (!ReadsTextInRuns || Memo.Count != first + @class.PreambleCount) return;
        if (@class.Id >= _metClasses.Length) Array.Resize(ref _metClasses, Math.Max(2 * _metClasses.Length, @class.Id + 8));
        ref MetClass met = ref _metClasses[@class.Id];
        met.Epoch = Memo.Epoch;
        met.Opening = @class is { Layout: not PickleLayout.Dict, HasOwnState: false } ? new PickleNames(first, 1) : default;
        met.Members = @class.Layout == PickleLayout.Positional ? default : new PickleNames(first + @class.GlobalCount, @class.MemberCount);
    }

    private struct MetClass
    {
        /// <summary>The memo's, when the names were put there.</summary>
        public int Epoch;

        public PickleNames Opening;
        public PickleNames Members;
    }
}
