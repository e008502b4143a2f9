using System.Globalization;
using System.Numerics;

namespace PickleGen.Tool;

/// <summary>Ints in decimal. Digits take time that grows with the square of their number: each int is turned into them once, and of long ones only some.</summary>
internal sealed class IntegerTexts
{
    /// <summary>Bytes of shorter ints, which are as quickly written as looked up.</summary>
    private const int WrittenAnew = 32;

    /// <summary>Bytes of the longest ints that Python makes digits of (<c>sys.set_int_max_str_digits</c>, 4300). What is longer counts.</summary>
    private const int Uncounted = 1792;

    /// <summary>The squares of the sizes of all that count: two ints of 64 KB, the longest that are loaded, which take seconds.</summary>
    private const long MaxWork = 1L << 33;

    private readonly Dictionary<BigInteger, string> _known = [];
    private long _work;

    /// <summary>The digits.</summary>
    /// <exception cref="PickleException">To make them would take minutes.</exception>
    public string Of(BigInteger value)
    {
        int size = value.GetByteCount();
        if (size <= WrittenAnew) return value.ToString(CultureInfo.InvariantCulture);
        if (_known.TryGetValue(value, out string? known)) return known;
        if (size > Uncounted) _work += (long)size * size;
        if (_work > MaxWork) throw new PickleException("The digits of all ints of the pickle would take too long to write.");
        string digits = value.ToString(CultureInfo.InvariantCulture);
        _known.Add(value, digits);
        return digits;
    }
}
