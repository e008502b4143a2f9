using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Where our own preambles have put the names of classes and members: the opcodes that get them are known then.</content>
public partial class Unpickler
{
    private MetClass[] _metClasses = [];

    /// <summary>The members' names of a class; none, where its preamble was not met or the memo was written over since.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PickleNames NamesOf(PickleClass @class)
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

    /// <summary>Takes how an object of a class begins; from the second one on this is kept for the next, as many pickles have but one.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="class">The class.</param>
    /// <param name="name">Where the memo has it.</param>
    /// <param name="puts">How many MEMOIZE there were.</param>
    private bool TryTakeOpening(ref PickleReader reader, PickleClass @class, PickleNames name, out int puts)
    {
        ref byte start = ref reader.Next;
        int from = reader.Position;
        if (!reader.TryTakeOpening(name, out puts)) return false;
        ref MetClass met = ref Met(@class);
        if (met.LastEpoch == -Memo.Epoch)
        {
            met.Last = new MetOpening(MemoryMarshal.CreateReadOnlySpan(ref start, reader.Position - from + 1), puts);
            met.LastMembers = NamesOf(@class);
            met.LastEpoch = Memo.Epoch;
        }
        else met.LastEpoch = -Memo.Epoch;
        return true;
    }

    /// <summary>How a class's members are read where another pickler wrote them; null: text may not be read in runs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ForeignMembers? BeginForeign(PickleClass @class)
    {
        if (!ReadsTextInRuns) return null;
        var foreign = Met(@class).Foreign ??= new ForeignMembers(this, @class);
        foreign.Begin();
        return foreign;
    }

    private ref MetClass Met(PickleClass @class)
    {
        if (@class.Id >= _metClasses.Length) Array.Resize(ref _metClasses, Math.Max(2 * _metClasses.Length, @class.Id + 8));
        return ref _metClasses[@class.Id];
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
        ref MetClass met = ref Met(@class);
        met.Epoch = Memo.Epoch;
        met.LastEpoch = 0;
        met.Opening = @class is { Layout: not PickleLayout.Dict, HasOwnState: false } ? new PickleNames(first, 1) : default;
        met.Members = @class.Layout == PickleLayout.Positional ? default : new PickleNames(first + @class.GlobalCount, @class.MemberCount);
    }

    // What is kept under an epoch holds as long as the memo has it: putting something else in an entry's place ends that.
    private struct MetClass
    {
        /// <summary>The memo's, when the names were put there.</summary>
        public long Epoch;

        public PickleNames Opening;
        public PickleNames Members;

        /// <summary>How its members are read where their names are no run of the memo's entries.</summary>
        public ForeignMembers? Foreign;

        /// <summary>The memo's, when <see cref="Last"/> was read; with a minus, if one object has been read.</summary>
        public long LastEpoch;

        /// <summary>How the last object began.</summary>
        public MetOpening Last;

        /// <summary>What <see cref="NamesOf"/> gave then.</summary>
        public PickleNames LastMembers;
    }
}
