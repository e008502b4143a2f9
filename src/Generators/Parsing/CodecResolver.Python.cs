namespace PickleGen.Generators.Parsing;

/// <content>Python's values that are types of the runtime's own.</content>
internal sealed partial class CodecResolver
{
    private static readonly HashSet<string> s_python = new(StringComparer.Ordinal)
    {
        "PickleGen.PickleTuple",
        "PickleGen.PickleDict",
        "PickleGen.PickleOrderedDict",
        "PickleGen.PickleDefaultDict",
        "PickleGen.PickleCounter",
        "PickleGen.PickleSet",
        "PickleGen.PickleFrozenSet",
        "PickleGen.PickleDeque",
        "PickleGen.PickleArray",
        "PickleGen.PickleByteArray",
        "PickleGen.PickleRange",
        "PickleGen.PickleSlice",
        "PickleGen.PickleEllipsis",
        "PickleGen.PickleNotImplemented",
        "PickleGen.PickleDecimal",
        "PickleGen.PickleFraction",
        "PickleGen.PickleDateTime",
        "PickleGen.PickleTime",
        "PickleGen.PickleTimeDelta",
        "PickleGen.PickleTimeZone",
        "PickleGen.PickleZoneInfo",
        "PickleGen.PicklePath",
        "PickleGen.PickleCallable",
    };
}
