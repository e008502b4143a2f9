using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Containers of Python's that contain themselves, as types of .NET that can do so, and as types that cannot: an error, no overflow of the call stack.</summary>
public class SelfReferenceTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Array_can_contain_itself(int protocol)
    {
        foreach (string more in (string[])["", "; it.append(1)"])
        {
            byte[] pickle = Village.DumpedByPython("it = []; it.append(it)" + more, "it", protocol);
            object?[] array = PickleSerializer.Deserialize<object?[]>(pickle)!;
            Assert.Same(array, array[0]);
            var segment = PickleSerializer.Deserialize<ArraySegment<object?>>(pickle);
            Assert.Same(segment.Array, segment[0]);
        }
        object?[] element = Assert.Single(PickleSerializer.Deserialize<List<object?[]>>(Village.DumpedByPython("it = []; it.append(it)", "[it]", protocol))!);
        Assert.Same(element, element[0]);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Array_can_be_in_a_list_that_it_contains(int protocol)
    {
        object?[] array = PickleSerializer.Deserialize<object?[]>(Village.DumpedByPython("it = []; it += [[it], 2, {'it': it}]", "it", protocol))!;
        Assert.Same(array, Assert.Single((List<object?>)array[0]!));
        Assert.Same(array, ((PickleDict)array[2]!)["it"]);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Our_own_array_can_contain_itself(int protocol)
    {
        object?[] array = [null, 1];
        array[0] = array;
        byte[] pickle = PickleSerializer.Serialize(array, new PickleOptions { Protocol = protocol });
        object?[] back = PickleSerializer.Deserialize<object?[]>(pickle)!;
        Assert.Same(back, back[0]);
        Village.JudgedByPython(pickle, "assert it[0] is it and it[1] == 1");
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void What_exists_only_when_its_elements_do_cannot_be_one_of_them(int protocol)
    {
        byte[] list = Village.DumpedByPython("it = []; it.append(it)", "it", protocol), more = Village.DumpedByPython("it = []; it += [it, 1]", "it", protocol);
        byte[] dict = Village.DumpedByPython("it = {}; it['a'] = it", "it", protocol);
        foreach (byte[] pickle in (byte[][])[list, more])
        {
            Refused<ImmutableArray<object?>>(pickle);
            Refused<ImmutableList<object?>>(pickle);
            Refused<ImmutableStack<object?>>(pickle);
            Refused<ReadOnlyCollection<object?>>(pickle);
            Refused<ReadOnlyObservableCollection<object?>>(pickle);
            Refused<object?[,]>(pickle);
        }
        Refused<Tuple<object?>>(list);
        Refused<Tuple<object?, Tuple<object?, object?>>>(Village.DumpedByPython("it = []; it += [it, it]", "it", protocol));
        Refused<ImmutableDictionary<object, object?>>(Village.DumpedByPython("it = {}; it['a'] = it['D'] = it", "it", protocol));
        Refused<FrozenDictionary<string, object?>>(dict);
        Refused<ImmutableDictionary<string, object?>>(dict);
        Refused<ImmutableSortedDictionary<string, object?>>(dict);
        Refused<ReadOnlyDictionary<string, object?>>(dict);
        Refused<FrozenDictionary<object, object?>>(dict);

        static void Refused<T>(byte[] pickle) => Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<T>(pickle));
    }
}
