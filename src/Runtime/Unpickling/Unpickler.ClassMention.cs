using System.Text;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>A class as pickles mention it: BINGET, STACK_GLOBAL under two texts, GLOBAL. Looked at without taking anything.</content>
public partial class Unpickler
{
    /// <param name="reader">The pickle.</param>
    /// <param name="expected">The class that it probably is; null: nobody knows.</param>
    /// <param name="mention">The class.</param>
    private bool TryPeekClass(ref PickleReader reader, PickleTypeInfo? expected, out ClassMention mention)
    {
        mention = default;
        int start = reader.Position;
        bool found = expected is not null && TryScanExpected(ref reader, expected, ref mention) || TryScanKnown(ref reader, ref mention) || TryScanClass(ref reader, ref mention);
        mention.End = reader.Position;
        reader.Position = start;
        return found;
    }

    /// <summary>Whether two texts come that STACK_GLOBAL takes: the first is no value.</summary>
    internal static bool PeeksNames(ref PickleReader reader)
    {
        int start = reader.Position;
        TakeFrames(ref reader);
        bool areNames = TrySkipText(ref reader) && TrySkipText(ref reader) && reader.NextOpcode == (int)PickleOpcode.StackGlobal;
        reader.Position = start;
        return areNames;

        static bool TrySkipText(ref PickleReader reader)
        {
            if (!reader.TryReadText(out _) && !reader.TryReadGet(out _)) return false;
            ScanPut(ref reader);
            return true;
        }
    }

    /// <summary>Whether a callable comes that may make anything: one whose name stands here, or in the memo one that is not Python's own.</summary>
    internal bool PeeksCallable(ref PickleReader reader)
    {
        if (reader.NextOpcode == (int)PickleOpcode.Global || PeeksNames(ref reader)) return true;
        int start = reader.Position;
        bool isOwn = reader.TryReadGet(out int index) && Memo.Peek(index) is PickleCallable { Builtin: null };
        reader.Position = start;
        return isOwn;
    }

    // By its bytes, without strings to be made and looked up.
    private bool TryScanExpected(ref PickleReader reader, PickleTypeInfo expected, ref ClassMention mention)
    {
        if (reader.NextOpcode != (int)PickleOpcode.ShortBinUnicode || !NamesAreDefault || _protocol < PickleProtocol.Framed || expected.Class is not { IsGeneric: false } @class) return false;
        int start = reader.Position;
        if (reader.TryReadText(out var module) && module.SequenceEqual(@class.Utf8Module))
        {
            mention.ModulePut = ScanPut(ref reader);
            if (reader.TryReadText(out var name) && name.SequenceEqual(@class.Utf8Name))
            {
                mention.NamePut = ScanPut(ref reader);
                if (reader.TryTake(PickleOpcode.StackGlobal))
                {
                    mention.ClassPut = ScanPut(ref reader);
                    (mention.Module, mention.Name, mention.Info) = (@class.Module, @class.Name, expected);
                    return true;
                }
            }
        }
        reader.Position = start;
        mention = default;
        return false;
    }

    // Should a name be refused, the opcode that brings it is where, as to the stack machine.
    private bool TryScanClass(ref PickleReader reader, ref ClassMention mention)
    {
        int start = reader.Position;
        if (TryScanText(ref reader, out string? module, out mention.ModulePut, out object? entry))
        {
            mention.Module = module;
            if (!TryScanName(ref reader, module, mention.ModulePut, out string? name, out mention.NamePut) || !reader.TryTake(PickleOpcode.StackGlobal)) return false;
            mention.Name = name;
            reader.Position--;
            object found = ResolveClass(module!, name!);
            reader.Position++;
            if (found is PickleCallable { OpensClass: true } open && ScanArguments(ref reader) is { } arguments) found = CloseClass(open.Module, open.Name, arguments);
            mention.ClassPut = ScanPut(ref reader);
            mention.Info = (found as PickleTypeInfo)!;
            if (mention.Info is null) return false;
            Know(mention.Info, in reader, start);
            return true;
        }
        if (entry is not null)
        {
            mention.Info = (entry as PickleTypeInfo)!;
            return mention.Info is not null;
        }
        if (!reader.TryReadGlobal(out var moduleLine, out var nameLine)) return false;
        int behind = reader.Position;
        reader.Position = start;
        mention.Info = (ResolveClass(Encoding.UTF8.GetString(moduleLine), Encoding.UTF8.GetString(nameLine)) as PickleTypeInfo)!;
        reader.Position = behind;
        mention.ClassPut = ScanPut(ref reader);
        return mention.Info is not null;
    }

    // The name behind a module. One that is called as its module is the same text to many picklers, which refer to what only Take will memoize.
    private bool TryScanName(ref PickleReader reader, string? module, MemoPut modulePut, out string? name, out MemoPut put)
    {
        int start = reader.Position;
        if (modulePut.IsThere && reader.TryReadGet(out int index) && index == (modulePut.Index < 0 ? Memo.Count : modulePut.Index))
        {
            (name, put) = (module, default);
            TakeFrames(ref reader);
            return true;
        }
        reader.Position = start;
        return TryScanText(ref reader, out name, out put, out _);
    }

    // A text, or a reference to an entry of the memo, whatever that is; one that is not there is not taken.
    private bool TryScanText(ref PickleReader reader, out string? text, out MemoPut put, out object? entry)
    {
        put = default;
        entry = null;
        text = null;
        if (reader.TryReadText(out var utf8))
        {
            text = Encoding.UTF8.GetString(utf8);
            put = ScanPut(ref reader);
            return true;
        }
        int start = reader.Position;
        if (!reader.TryReadGet(out int index)) return false;
        entry = Memo.Peek(index);
        text = entry as string;
        if (entry is null) reader.Position = start;
        if (text is not null) TakeFrames(ref reader);
        return text is not null;
    }

    // With the FRAME behind it, if one is full there.
    private static MemoPut ScanPut(ref PickleReader reader)
    {
        var put = reader.TryTake(PickleOpcode.Memoize) ? new MemoPut(IsThere: true, Index: -1)
            : reader.TryReadPut(out int index) || reader.TryReadTextPut(out index) ? new MemoPut(IsThere: true, index) : default;
        TakeFrames(ref reader);
        return put;
    }

    /// <summary>An optional MEMOIZE (index -1), BINPUT or LONG_BINPUT.</summary>
    private readonly record struct MemoPut(bool IsThere, int Index);

    /// <summary>A class, and what reading its name puts into the memo.</summary>
    private struct ClassMention
    {
        public PickleTypeInfo Info;
        public int End;
        public string? Module;
        public string? Name;
        public MemoPut ModulePut;
        public MemoPut NamePut;
        public MemoPut ClassPut;

        public readonly void Take(ref PickleReader reader, Unpickler unpickler)
        {
            if (reader.Position == unpickler._rootAt) unpickler._rootAt = End;
            reader.Position = End;
            Apply(unpickler, ModulePut, Module);
            Apply(unpickler, NamePut, Name);
            Apply(unpickler, ClassPut, Info);
            unpickler._namesClasses = true;
        }

        private static void Apply(Unpickler unpickler, MemoPut put, object? value)
        {
            if (!put.IsThere) return;
            if (put.Index < 0) unpickler.Memo.Memoize(value);
            else unpickler.Memo.Put(put.Index, value);
        }
    }
}
