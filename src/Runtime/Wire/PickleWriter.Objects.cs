using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace PickleGen;

public ref partial struct PickleWriter
{
    /// <summary>
    /// A global, nothing of it memoized: two strings and STACK_GLOBAL, else GLOBAL. A nested name (<c>Outer.Inner</c>), which GLOBAL cannot
    /// hold, is written as calls of <c>getattr</c> (_pickle.c <c>save_global</c>).
    /// </summary>
    /// <exception cref="PicklingException">The protocol cannot spell the name.</exception>
    internal void WriteGlobal(string module, string name)
    {
        if (Protocol >= PickleProtocol.Framed)
        {
            WriteString(module);
            WriteString(name);
            WriteOpcode(PickleOpcode.StackGlobal);
            return;
        }

        int dot = name.LastIndexOf('.');
        if (dot < 0)
        {
            WriteGlobalLines(module, name);
            return;
        }
        WriteGlobalLines("builtins", "getattr");
        WriteOpcode(PickleOpcode.Mark);
        WriteGlobal(module, name[..dot]);
        WriteString(name[(dot + 1)..]);
        WriteOpcode(PickleOpcode.Tuple);
        WriteOpcode(PickleOpcode.Reduce);
    }

    /// <summary>GLOBAL with its two lines; Python 2's names below protocol 3 where <see cref="FixImports"/> says so.</summary>
    /// <exception cref="PicklingException">A name is not ASCII below protocol 3, or holds a line break.</exception>
    internal void WriteGlobalLines(string module, string name)
    {
        if (Protocol < PickleProtocol.Bytes && FixImports) (module, name) = CompatPickle.ToPython2(module, name);
        WriteOpcode(PickleOpcode.Global);
        WriteNameLine(module, "module");
        WriteNameLine(name, "global");
    }

    /// <summary>INST with its two lines, as they are.</summary>
    /// <exception cref="PicklingException">A name is not ASCII below protocol 3, or holds a line break.</exception>
    internal void WriteInst(string module, string name)
    {
        WriteOpcode(PickleOpcode.Inst);
        WriteNameLine(module, "module");
        WriteNameLine(name, "class");
    }

    /// <summary>TUPLE2 REDUCE POP: calls a state setter with object and state, and leaves the object.</summary>
    internal void WriteSetterCall()
    {
        WriteOpcode(PickleOpcode.Tuple2);
        WriteOpcode(PickleOpcode.Reduce);
        WriteOpcode(PickleOpcode.Pop);
    }

    /// <summary>PERSID with its line of text, protocol 0's form.</summary>
    /// <exception cref="PicklingException">The id is not ASCII, or holds a line break.</exception>
    internal void WritePersId(string id)
    {
        if (!Ascii.IsValid(id)) throw new PicklingException("Persistent ids in protocol 0 must be ASCII text; use protocol 1 or above.");
        if (id.Contains('\n', StringComparison.Ordinal)) throw new PicklingException("Persistent ids in protocol 0 must not hold line breaks; use protocol 1 or above.");
        WriteTextArgument(PickleOpcode.PersId, id);
    }

    private void WriteNameLine(string name, string what)
    {
        if (name.Contains('\n', StringComparison.Ordinal)) throw new PicklingException($"The {what} name '{ShownText.Of(name)}' holds a line break, which protocol {Protocol} cannot write; use protocol 4 or above.");
        if (Protocol < PickleProtocol.Bytes && !Ascii.IsValid(name)) throw new PicklingException($"The {what} name '{ShownText.Of(name)}' is not ASCII, which protocol {Protocol} cannot write; use protocol 3 or above.");
        int size = CheckedSize(SurrogatePassUtf8.GetByteCount(name) + 1);
        ref byte p = ref Reserve(size);
        SurrogatePassUtf8.GetBytes(name, MemoryMarshal.CreateSpan(ref p, size - 1));
        Unsafe.Add(ref p, size - 1) = (byte)'\n';
        Commit(ref Unsafe.Add(ref p, size));
    }
}
