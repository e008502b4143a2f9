using System.Text;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Classes of objects in places of a base class or an interface, whose names no static type says: those of earlier pickles are recognised by
/// the bytes that name them, without texts that are made and looked up.
/// </content>
public partial class Unpickler
{
    private KnownClasses? _known;

    private bool TryScanKnown(ref PickleReader reader, ref ClassMention mention)
    {
        if (_known is not { } known || reader.NextOpcode != (int)PickleOpcode.ShortBinUnicode || !NamesAreKnown || !known.AreOfToday) return false;
        foreach (var info in known.Classes)
        {
            if (info is null) return false;
            var @class = info.Class!;
            if (!reader.TrySkip(@class.Mention)) continue;
            TakeFrames(ref reader);
            (mention.Info, mention.Module, mention.Name, mention.ClassPut) = (info, @class.Module, @class.Name, new MemoPut(IsThere: true, Index: -1));
            return true;
        }
        return false;
    }

    // A class has been found that the pickle names from start on.
    private void Know(PickleTypeInfo info, in PickleReader reader, int start)
    {
        if (!NamesAreKnown || info.Class is not { } @class || @class.Mention.IsEmpty || !reader.Input[start..].StartsWith(@class.Mention)) return;
        if (_known is not { AreOfToday: true }) _known = new KnownClasses();
        _known.Add(info);
    }

    private bool NamesAreKnown => NamesAreDefault && _protocol >= PickleProtocol.Framed;

    // (argument… TUPLE REDUCE, as our preambles have the names of type arguments; null, nothing taken: they come otherwise.
    private object?[]? ScanArguments(ref PickleReader reader)
    {
        int start = reader.Position;
        var names = new List<object?>();
        if (reader.TryTake(PickleOpcode.Mark))
        {
            while (reader.TryReadText(out var utf8) && utf8.Length <= _maxStringBytes) names.Add(Encoding.UTF8.GetString(utf8));
            if (names.Count != 0 && reader.TryTake(PickleOpcode.Tuple) && reader.TryTake(PickleOpcode.Reduce)) return [.. names];
        }
        reader.Position = start;
        return null;
    }

    private sealed class KnownClasses
    {
        /// <summary>Of more the oldest is forgotten.</summary>
        private const int Most = 8;

        private readonly PickleTypeIndex[] _among = PickleTypeIndex.Registered;
        private int _count;

        /// <summary>The classes, and null for those to come.</summary>
        public PickleTypeInfo?[] Classes { get; } = new PickleTypeInfo?[Most];

        /// <summary>False: another assembly has come, which may have a class of the same name. What the name means is asked again.</summary>
        public bool AreOfToday => ReferenceEquals(_among, PickleTypeIndex.Registered);

        public void Add(PickleTypeInfo info) => Classes[_count++ % Most] = info;
    }
}
