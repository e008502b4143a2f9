using System.Globalization;
using System.Reflection;

namespace PickleGen.Tool;

internal sealed partial class PythonClass
{
    private void WriteEnum()
    {
        file.Import("enum");
        bool isFlags = stub.Type.IsDefined(typeof(FlagsAttribute), inherit: false);
        var number = Enum.GetUnderlyingType(stub.Type);
        if (stub.Class.IsGeneric) file.Import("copyreg");
        source.Append($"class {_variable}({(isFlags ? "enum.IntFlag" : "enum.IntEnum")}{(stub.Class.IsGeneric ? ", metaclass=_OpenEnum" : "")}):\n    \"\"\"{PythonName.Quote(stub.Type.FullName!.Replace('+', '.')).Trim('"')} in C#.\"\"\"\n\n");
        var fields = stub.Type.GetFields(BindingFlags.Public | BindingFlags.Static);
        var taken = fields.Select(field => field.Name).Where(PythonName.IsEnumMember).ToHashSet(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            string name = PythonName.IsEnumMember(field.Name) ? field.Name : PythonName.Unique(PythonName.Safe(field.Name), taken);
            source.Append(CultureInfo.InvariantCulture, $"    {name} = {field.GetRawConstantValue()}\n");
        }
        if (!isFlags) source.Append($"\n    @classmethod\n    def _missing_(cls, value):  # C# keeps numbers without a name\n{Nameless("str(value)")}");
        // Python makes them the bits that have names.
        else if (Convert.ToInt64(number.GetField("MinValue")!.GetRawConstantValue(), CultureInfo.InvariantCulture) < 0)
            source.Append($"\n    @classmethod\n    def _missing_(cls, value):  # C# keeps negative numbers\n        if value >= 0:\n            return super()._missing_(value)\n{Nameless("None")}");
        source.Append("\n    def __reduce_ex__(self, protocol):\n        return type(self), (self._value_,)\n");
        if (stub.Class.IsGeneric) source.Append($"\n\nsetattr({_variable}, \"_closed\", {{}})\n");
        if (_variable != stub.Class.Name) source.Append($"\n\n{_variable}.__qualname__ = {PythonName.Quote(stub.Class.Name)}\n");
    }

    private static string Nameless(string name) =>
        $"        member = int.__new__(cls, value)\n        member._name_, member._value_ = {name}, value\n        return member\n";
}
