namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Objects of as many attributes as fill a batch: CPython's pickler in C writes an empty one behind it, that in Python the last attribute by itself.</summary>
public sealed partial class BatchEndTests
{
    [Picklable(Module = "village", Name = "Wide")]
    public sealed partial class Wide
    {
        public int A0 { get; set; }
        public int A999 { get; set; }
        public int A1000 { get; set; }
        public int Last { get; set; }
    }

    [Picklable(Module = "village", Name = "WideStruct")]
    public partial struct WideStruct
    {
        public int A0 { get; set; }
        public int Last { get; set; }
    }

    [Picklable(Module = "village", Name = "WideDict", Layout = PickleLayout.Dict)]
    public sealed partial class WideDict
    {
        public int A0 { get; set; }
        public int Last { get; set; }
    }

    private const string Classes = """
        import io
        for each in ("Wide", "WideStruct"):
            setattr(village, each, type(each, (), {"__module__": "village"}))
        def wide(cls, count):
            it = cls(); it.__dict__.update({f"A{i}": i for i in range(count - 1)}); it.Last = -count; return it
        def dump(value, protocol):
            file = io.BytesIO(); PICKLER(file, protocol).dump(value); return file.getvalue()
        pickle.dumps = dump

        """;

    public static TheoryData<string, int> Picklers
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (string pickler in (string[])["pickle.Pickler", "pickle._Pickler"]) foreach (int protocol in (int[])[0, 1, 2, 4, 5]) all.Add(pickler, protocol);
            return all;
        }
    }

    [PythonTheory]
    [MemberData(nameof(Picklers))]
    public void They_are_read(string pickler, int protocol)
    {
        foreach (int count in (int[])[999, 1000, 1001, 1002, 2000, 2001, 3000])
        {
            var all = Read<List<Wide>>($"[wide(village.Wide, {count}), wide(village.Wide, 2), wide(village.Wide, {count})]");
            Assert.Equal([-count, -2, -count], all.Select(static it => it.Last));
            Assert.Equal(count > 1000 ? 999 : 0, all[2].A999);
            Assert.Equal(-count, Read<WideStruct>($"wide(village.WideStruct, {count})").Last);
            var dicts = Read<List<WideDict>>($"[wide(village.Wide, {count}).__dict__, dict(Last=3), wide(village.Wide, {count}).__dict__]");
            Assert.Equal([-count, 3, -count], dicts.Select(static it => it.Last));
        }

        T Read<T>(string value) => PickleSerializer.Deserialize<T>(Village.DumpedByPython(Classes.Replace("PICKLER", pickler, StringComparison.Ordinal), value, protocol))!;
    }

    [PythonTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_element_of_a_class_without_bases_is_the_list_s(int protocol)
    {
        // pickle.py of Python 2, save_inst: MARK class OBJ {members} BUILD.
        byte[] pickle = PythonRunner.Run($$"""
            import pickle, sys, types
            village = types.ModuleType("village"); sys.modules["village"] = village
            class Wide: pass
            village.Wide = Wide
            it = {{(protocol == 2 ? @"b'\x80\x02'" : "b''")}} + b"]q\x00(cvillage\nWide\nq\x01oq\x02}q\x03X\x04\x00\x00\x00LastK\x05sba."
            assert [i.Last for i in pickle.loads(it)] == [5]
            sys.stdout.buffer.write(it)
            """);
        Assert.Equal(5, Assert.Single(PickleSerializer.Deserialize<List<Wide>>(pickle)!).Last);
        Assert.Equal(5, Assert.Single(PickleSerializer.Deserialize<Wide[]>(pickle)!).Last);
    }

    [PythonFact]
    public void A_frame_longer_than_the_pickle_is_refused_in_a_member_that_the_type_lacks()
    {
        byte[] pickle = PythonRunner.Run("""
            import pickle, sys, types
            village = types.ModuleType("village"); sys.modules["village"] = village
            class Wide: pass
            village.Wide = Wide
            head, tail = b"\x80\x04\x8c\x07village\x8c\x04Wide\x93)\x81}(\x8c\x03Any]\x95", b"K\x01a\x8c\x04LastK\x05ub."
            assert pickle.loads(head + len(tail).to_bytes(8, "little") + tail).Last == 5
            it = head + (10**9).to_bytes(8, "little") + tail
            try: pickle.loads(it)
            except Exception as e: assert "truncated" in str(e), e
            else: assert False
            sys.stdout.buffer.write(it)
            """);
        Assert.Contains("truncated", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Wide>(pickle)).Message, StringComparison.Ordinal);
        byte[] whole = [.. pickle];
        BitConverter.TryWriteBytes(whole.AsSpan(whole.AsSpan().IndexOf((byte)PickleOpcode.Frame) + 1), 13L);
        Assert.Equal(5, PickleSerializer.Deserialize<Wide>(whole)!.Last);
    }
}
