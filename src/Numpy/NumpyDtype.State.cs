using System.Text;

namespace PickleGen.Numpy;

/// <content>How numpy's pickles have it: <c>dtype('f8', False, True)</c>, and a state with the order of bytes, fields and units (descriptor.c <c>arraydescr_reduce</c>).</content>
public sealed partial class NumpyDtype : IPickleState<object?>
{
    /// <summary>How deep records may lie in records.</summary>
    private const int MostDepth = 32;

    /// <summary>How many fields of fields a record may have though its bytes do not do for them: those without bytes, and those that share theirs.</summary>
    private const int MostOfNoBytes = 16;

    /// <summary>How many it may have at all. A few bytes of a pickle double them.</summary>
    private const int MostLeaves = 1 << 16;

    /// <summary>How often fields may share the bytes of a record.</summary>
    private const int MostShared = 8;

    /// <summary>Fields and characters of a record that an error shows.</summary>
    private const int MostFieldsShown = 16, MostShown = 300;

    private bool _isBuilt, _isBigEndian, _containsObjects, _containsTurned;
    private int _depth = 1;
    private long _leaves = 1, _bytesOfLeaves;
    private NumpyDtype? _mask;

    private NumpyDtype()
    {
    }

    /// <summary>dtype(code, align, copy)</summary>
    internal static NumpyDtype OfCall(object? code)
    {
        // A record's class instead of a code: a record array's.
        var dtype = new NumpyDtype();
        if (!dtype.TryParse(code is PickleCallable ? "V0" : code as string ?? "")) throw new UnpicklingException($"numpy has no type '{code}'.");
        return dtype;
    }

    /// <summary>Bytes that are turned around as one; 0: they lie as here.</summary>
    internal int BytesToTurn => !_isBigEndian ? 0 : Kind switch { 'U' => BytesOfCharacter, 'c' => ItemSize / 2, 'S' or 'V' or 'O' => 0, _ => ItemSize };

    /// <summary>Whether elements lie as numpy's, and not as here.</summary>
    internal bool IsTurned => BytesToTurn > 1 || _containsTurned;

    /// <summary>What masks of arrays of it have, as numpy.ma.make_mask_descr: a bool for each field that is no record.</summary>
    internal NumpyDtype MaskType => _mask ??= Fields.Count == 0
        ? new NumpyDtype("|b1")
        : Fields.Any(one => one.Dtype.FieldElement is not null)
            ? throw new UnpicklingException("Masked records with arrays in them are not read.")
            : new NumpyDtype([.. Fields.Select(one => (one.Name, one.Dtype.MaskType))]);

    /// <summary>As an error shows it: a record may be of thousands of fields.</summary>
    internal string Shown => _leaves > MostFieldsShown || ToString() is not { Length: <= MostShown } text ? $"V{ItemSize}" : text;

    /// <summary>Whether it has its state, and will not change any more.</summary>
    internal bool IsBuilt => _isBuilt;

    /// <summary>Turns the bytes of one element, or of several behind one another.</summary>
    internal void Turn(Span<byte> elements)
    {
        if (FieldElement is { } element)
        {
            element.Turn(elements);
            return;
        }
        if (Fields.Count > 0)
        {
            foreach (var field in Fields.Where(field => field.Dtype.IsTurned))
            {
                for (int at = 0; at < elements.Length; at += ItemSize) field.Dtype.Turn(elements.Slice(at + field.Offset, field.Dtype.ItemSize));
            }
            return;
        }
        for (int at = 0, size = BytesToTurn; size > 1 && at < elements.Length; at += size) elements.Slice(at, size).Reverse();
    }

    object? IPickleState<object?>.GetState() => throw NumpyPickle.WithoutOptions(typeof(NumpyDtype));

    // (version, order of bytes, (element, shape) of an array in a record, names, {name: (type, offset)}, size, alignment, flags[, (metadata, unit)])
    void IPickleState<object?>.SetState(object? state)
    {
        if (_isBuilt || state is not PickleTuple { Count: 8 or 9 } parts || parts[0] is not (3 or 4)) throw new UnpicklingException("This is not the state of a numpy dtype.");
        _isBigEndian = TextOf(parts[1]) == ">";
        if (parts.Count == 9 && parts[8] is PickleTuple { Count: 2 } metadata && metadata[1] is PickleTuple { Count: >= 2 } unit) SetUnit(unit);
        if (Kind == 'V')
        {
            ItemSize = SizeOf(parts[5]);
            if (parts[2] is PickleTuple { Count: 2 } array) SetElement(array);
            else if (parts[3] is PickleTuple names && parts[4] is PickleDict fields) SetFields(names, fields);
        }
        else if (Kind is 'U' or 'S' && SizeOf(parts[5]) != ItemSize)
        {
            throw new UnpicklingException($"The state of numpy's dtype '{this}' says that an element has {parts[5]} bytes.");
        }
        _isBuilt = true;
    }

    private void SetUnit(PickleTuple unit)
    {
        string name = TextOf(unit[0]);
        if (name == "generic") return;
        Unit = unit[1] is 1 ? name : $"{unit[1]}{name}";
        if (Kind is not ('M' or 'm') || !NumpyTime.IsUnit(Unit)) throw new UnpicklingException($"numpy's times have no unit '{Unit}'.");
    }

    private void SetElement(PickleTuple array)
    {
        if (array[0] is not NumpyDtype element) throw new UnpicklingException("An array in a numpy record has no dtype.");
        FieldShape = NumpyShape.Of(array[1] is PickleTuple ? array[1] : PickleTuple.Create([array[1]]), element.ItemSize, out long count);
        FieldElement = element;
        Contain(element, count);
        if (count * element.ItemSize != ItemSize) throw new UnpicklingException($"An array in a numpy record has {ItemSize} bytes, not {count} times those of a '{element.Shown}'.");
    }

    private void SetFields(PickleTuple names, PickleDict fields)
    {
        var laid = new NumpyField[names.Count];
        for (int i = 0; i < laid.Length; i++)
        {
            string name = TextOf(names[i]);
            if (!fields.TryGetValue(names[i], out object? found) || found is not PickleTuple { Count: >= 2 } field || field[0] is not NumpyDtype dtype) throw new UnpicklingException($"A numpy record has no field '{name}'.");
            int offset = SizeOf(field[1]);
            if (offset > ItemSize - dtype.ItemSize) throw new UnpicklingException($"The field '{name}' of a numpy record lies outside of its {ItemSize} bytes.");
            laid[i] = new NumpyField(name, dtype, offset);
            Contain(dtype);
        }
        Fields = laid;
    }

    // One that is not whole yet may be this one: types lie in one another, and none in itself. What goes over all fields must not take long for few bytes.
    private void Contain(NumpyDtype dtype, long count = 1)
    {
        if (!dtype._isBuilt) throw new UnpicklingException("A dtype of numpy's is in another before it has its own state.");
        _depth = Math.Max(_depth, dtype._depth + 1);
        _leaves += dtype._leaves;
        _bytesOfLeaves += count * (dtype.IsSimple ? dtype.ItemSize : dtype._bytesOfLeaves);
        _containsObjects |= dtype.HasObjects;
        _containsTurned |= dtype.IsTurned;
        if (_depth > MostDepth || _leaves > Math.Min(MostLeaves, Math.Max(ItemSize, MostOfNoBytes)) || _bytesOfLeaves > (long)MostShared * ItemSize)
            throw new UnpicklingException($"A numpy record of {ItemSize} bytes has {_leaves} fields of {_bytesOfLeaves} bytes, {_depth} deep.");
    }

    private static int SizeOf(object? value) => value is int size and >= 0 ? size : throw new UnpicklingException($"A size in numpy's dtype is {value}.");

    // Python 2's names are bytes.
    private static string TextOf(object? value) => value switch
    {
        string text => text,
        byte[] bytes => Encoding.Latin1.GetString(bytes),
        _ => "",
    };
}
