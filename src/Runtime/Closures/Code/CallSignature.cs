using System.Reflection;

namespace PickleGen.Closures;

/// <summary>The signature of a method or of an indirect call, its types by name: their tokens are those of one build (ECMA-335 II.23.2).</summary>
/// <param name="code">Where it is written to.</param>
/// <param name="method">Whose it is, or in whose body the call stands.</param>
/// <param name="blob">The signature.</param>
internal ref struct CallSignature(CanonicalCode code, MethodBase method, ReadOnlySpan<byte> blob)
{
    // II.23.1.16
    private const byte LastPrimitive = 0x0E, Pointer = 0x0F, ByReference = 0x10, ValueType = 0x11, Class = 0x12, TypeVariable = 0x13, Array = 0x14, Instance = 0x15, TypedReference = 0x16,
        NativeInt = 0x18, NativeUInt = 0x19, Function = 0x1B, Object = 0x1C, Vector = 0x1D, MethodVariable = 0x1E, RequiredModifier = 0x1F, Modifier = 0x20, Sentinel = 0x41, Pinned = 0x45;

    private const byte Generic = 0x10;

    // II.23.2.8: TypeDef, TypeRef, TypeSpec.
    private static readonly int[] s_tables = [0x02000000, 0x01000000, 0x1B000000];

    private ReadOnlySpan<byte> _rest = blob;

    /// <summary>Writes it.</summary>
    /// <exception cref="BadImageFormatException">It is none.</exception>
    public void Write()
    {
        WriteMethod();
        if (!_rest.IsEmpty) throw Malformed();
    }

    private void WriteMethod()
    {
        byte convention = Byte();
        if ((convention & Generic) != 0) Number();
        int parameters = Number();
        for (int i = 0; i <= parameters; i++) WriteType();
    }

    private void WriteType()
    {
        byte element = Byte();
        switch (element)
        {
            case <= LastPrimitive or TypedReference or NativeInt or NativeUInt or Object:
                break;
            case Pointer or ByReference or Vector or Pinned or Sentinel:
                WriteType();
                break;
            case RequiredModifier or Modifier:
                Named();
                WriteType();
                break;
            case ValueType or Class:
                Named();
                break;
            case TypeVariable or MethodVariable:
                Number();
                break;
            case Function:
                WriteMethod();
                break;
            case Instance:
                Byte();
                Named();
                for (int arguments = Number(); arguments > 0; arguments--) WriteType();
                break;
            case Array:
                WriteType();
                Number();
                for (int lists = 0; lists < 2; lists++)
                {
                    for (int bounds = Number(); bounds > 0; bounds--) Number();
                }
                break;
            default:
                throw Malformed();
        }
    }

    private void Named()
    {
        int value = Compressed(), table = value & 3;
        if (table >= s_tables.Length || MethodIl.Resolve(method, s_tables[table] | value >> 2) is not Type type) throw Malformed();
        code.Write(type, pinned: false);
    }

    private int Number()
    {
        int number = Compressed();
        code.Write(number);
        return number;
    }

    private byte Byte()
    {
        byte value = Next();
        code.Write(value);
        return value;
    }

    // II.23.2: one, two or four bytes.
    private int Compressed()
    {
        byte first = Next();
        if ((first & 0x80) == 0) return first;
        if ((first & 0x40) == 0) return (first & 0x3F) << 8 | Next();
        return (first & 0x1F) << 24 | Next() << 16 | Next() << 8 | Next();
    }

    private byte Next()
    {
        if (_rest.IsEmpty) throw Malformed();
        byte value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    private static BadImageFormatException Malformed() => new("The signature of a method or of an indirect call is malformed.");
}
