using System.Globalization;
using System.Numerics;

namespace PickleGen.Tests.Wire;

/// <summary>Bytes by CPython 3.11's C pickler, without PROTO, FRAME and STOP.</summary>
public sealed partial class PickleWriterTests
{
    [Theory]
    [InlineData(0L, 0, 0, "49300A")]
    [InlineData(0L, 1, 5, "4B00")]
    [InlineData(1L, 0, 0, "49310A")]
    [InlineData(1L, 1, 5, "4B01")]
    [InlineData(255L, 0, 0, "493235350A")]
    [InlineData(255L, 1, 5, "4BFF")]
    [InlineData(256L, 0, 0, "493235360A")]
    [InlineData(256L, 1, 5, "4D0001")]
    [InlineData(65535L, 0, 0, "4936353533350A")]
    [InlineData(65535L, 1, 5, "4DFFFF")]
    [InlineData(65536L, 0, 0, "4936353533360A")]
    [InlineData(65536L, 1, 5, "4A00000100")]
    [InlineData(-1L, 0, 0, "492D310A")]
    [InlineData(-1L, 1, 5, "4AFFFFFFFF")]
    [InlineData(2147483647L, 0, 0, "49323134373438333634370A")]
    [InlineData(2147483647L, 1, 5, "4AFFFFFF7F")]
    [InlineData(2147483648L, 0, 1, "4C323134373438333634384C0A")]
    [InlineData(2147483648L, 2, 5, "8A050000008000")]
    [InlineData(-2147483648L, 0, 0, "492D323134373438333634380A")]
    [InlineData(-2147483648L, 1, 5, "4A00000080")]
    [InlineData(-2147483649L, 0, 1, "4C2D323134373438333634394C0A")]
    [InlineData(-2147483649L, 2, 5, "8A05FFFFFF7FFF")]
    [InlineData(long.MaxValue, 0, 1, "4C393232333337323033363835343737353830374C0A")]
    [InlineData(long.MaxValue, 2, 5, "8A08FFFFFFFFFFFFFF7F")]
    [InlineData(long.MinValue, 0, 1, "4C2D393232333337323033363835343737353830384C0A")]
    [InlineData(long.MinValue, 2, 5, "8A080000000000000080")]
    public void Integers_take_the_opcode_that_CPython_takes(long value, int fromProtocol, int toProtocol, string hex)
    {
        for (int protocol = fromProtocol; protocol <= toProtocol; protocol++)
        {
            Assert.Equal(hex, Write(protocol, (ref PickleWriter writer) => writer.WriteInt(value)));
            Assert.Equal(hex, Write(protocol, (ref PickleWriter writer) => writer.WriteInt(new BigInteger(value))));
        }
    }

    [Theory]
    [InlineData("9223372036854775808", 0, 1, "4C393232333337323033363835343737353830384C0A")]
    [InlineData("9223372036854775808", 2, 5, "8A09000000000000008000")]
    [InlineData("-9223372036854775809", 0, 1, "4C2D393232333337323033363835343737353830394C0A")]
    [InlineData("-9223372036854775809", 2, 5, "8A09FFFFFFFFFFFFFF7FFF")]
    [InlineData("18446744073709551616", 0, 1, "4C31383434363734343037333730393535313631364C0A")]
    [InlineData("18446744073709551616", 2, 5, "8A09000000000000000001")]
    [InlineData("10000000000000000000000000", 0, 1, "4C31303030303030303030303030303030303030303030303030304C0A")]
    [InlineData("10000000000000000000000000", 2, 5, "8A0B0000004A48011416954508")]
    [InlineData("-170141183460469231731687303715884105728", 0, 1, "4C2D3137303134313138333436303436393233313733313638373330333731353838343130353732384C0A")]
    [InlineData("-170141183460469231731687303715884105728", 2, 5, "8A1000000000000000000000000000000080")]
    [InlineData("170141183460469231731687303715884105728", 0, 1, "4C3137303134313138333436303436393233313733313638373330333731353838343130353732384C0A")]
    [InlineData("170141183460469231731687303715884105728", 2, 5, "8A110000000000000000000000000000008000")]
    [InlineData("-340282366920938463463374607431768211456", 0, 1, "4C2D3334303238323336363932303933383436333436333337343630373433313736383231313435364C0A")]
    [InlineData("-340282366920938463463374607431768211456", 2, 5, "8A1100000000000000000000000000000000FF")]
    public void Integers_beyond_64_bits_take_as_few_bytes_as_their_sign_needs(string value, int fromProtocol, int toProtocol, string hex)
    {
        var number = BigInteger.Parse(value, CultureInfo.InvariantCulture);
        for (int protocol = fromProtocol; protocol <= toProtocol; protocol++)
        {
            Assert.Equal(hex, Write(protocol, (ref PickleWriter writer) => writer.WriteInt(number)));
        }
    }

    [Theory]
    [InlineData(0.0, 0, 0, "46302E300A")]
    [InlineData(0.0, 1, 5, "470000000000000000")]
    [InlineData(-0.0, 0, 0, "462D302E300A")]
    [InlineData(-0.0, 1, 5, "478000000000000000")]
    [InlineData(1.5, 0, 0, "46312E350A")]
    [InlineData(1.5, 1, 5, "473FF8000000000000")]
    [InlineData(0.1, 0, 0, "46302E310A")]
    [InlineData(0.1, 1, 5, "473FB999999999999A")]
    [InlineData(1000000000000000.0, 0, 0, "46313030303030303030303030303030302E300A")]
    [InlineData(1000000000000000.0, 1, 5, "47430C6BF526340000")]
    [InlineData(1e+16d, 0, 0, "4631652B31360A")]
    [InlineData(1e+16d, 1, 5, "474341C37937E08000")]
    [InlineData(1.2345678901234568e+17d, 0, 0, "46312E32333435363738393031323334353638652B31370A")]
    [InlineData(1.2345678901234568e+17d, 1, 5, "47437B69B4BA630F35")]
    [InlineData(1e+22d, 0, 0, "4631652B32320A")]
    [InlineData(1e+22d, 1, 5, "474480F0CF064DD592")]
    [InlineData(1e+23d, 0, 0, "4631652B32330A")]
    [InlineData(1e+23d, 1, 5, "4744B52D02C7E14AF6")]
    [InlineData(0.0001, 0, 0, "46302E303030310A")]
    [InlineData(0.0001, 1, 5, "473F1A36E2EB1C432D")]
    [InlineData(1e-05d, 0, 0, "4631652D30350A")]
    [InlineData(1e-05d, 1, 5, "473EE4F8B588E368F1")]
    [InlineData(1.25e-07d, 0, 0, "46312E3235652D30370A")]
    [InlineData(1.25e-07d, 1, 5, "473E80C6F7A0B5ED8D")]
    [InlineData(5e-324d, 0, 0, "4635652D3332340A")]
    [InlineData(5e-324d, 1, 5, "470000000000000001")]
    [InlineData(1.7976931348623157e+308d, 0, 0, "46312E37393736393331333438363233313537652B3330380A")]
    [InlineData(1.7976931348623157e+308d, 1, 5, "477FEFFFFFFFFFFFFF")]
    [InlineData(double.PositiveInfinity, 0, 0, "46696E660A")]
    [InlineData(double.PositiveInfinity, 1, 5, "477FF0000000000000")]
    [InlineData(double.NegativeInfinity, 0, 0, "462D696E660A")]
    [InlineData(double.NegativeInfinity, 1, 5, "47FFF0000000000000")]
    [InlineData(double.NaN, 0, 0, "466E616E0A")]
    [InlineData(double.NaN, 1, 5, "47FFF8000000000000")]
    [InlineData(2.5e+20d, 0, 0, "46322E35652B32300A")]
    [InlineData(2.5e+20d, 1, 5, "47442B1AE4D6E2EF50")]
    [InlineData(100.0, 0, 0, "463130302E300A")]
    [InlineData(100.0, 1, 5, "474059000000000000")]
    [InlineData(12345.678, 0, 0, "4631323334352E3637380A")]
    [InlineData(12345.678, 1, 5, "4740C81CD6C8B43958")]
    public void Floats_are_eight_bytes_and_in_protocol_0_what_repr_says(double value, int fromProtocol, int toProtocol, string hex)
    {
        for (int protocol = fromProtocol; protocol <= toProtocol; protocol++)
        {
            Assert.Equal(hex, Write(protocol, (ref PickleWriter writer) => writer.WriteFloat(value)));
        }
    }

    [Theory]
    [InlineData(true, 0, 1, "4930310A")]
    [InlineData(true, 2, 5, "88")]
    [InlineData(false, 0, 1, "4930300A")]
    [InlineData(false, 2, 5, "89")]
    public void Booleans_are_ints_before_protocol_2(bool value, int fromProtocol, int toProtocol, string hex)
    {
        for (int protocol = fromProtocol; protocol <= toProtocol; protocol++)
        {
            Assert.Equal(hex, Write(protocol, (ref PickleWriter writer) => writer.WriteBool(value)));
        }
    }

    private delegate void Writing(ref PickleWriter writer);

    private static string Write(int protocol, Writing write)
    {
        var writer = new PickleWriter(new byte[16], protocol);
        write(ref writer);
        string hex = Convert.ToHexString(writer.Pending);
        writer.Dispose();
        return hex;
    }
}
