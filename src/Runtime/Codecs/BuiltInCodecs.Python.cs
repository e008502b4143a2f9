namespace PickleGen.Codecs;

/// <content>Python's values that are types of ours: written as an <c>object</c> is, and read as one that must be of the type.</content>
internal static partial class BuiltInCodecs
{
    private static readonly Dictionary<Type, Func<PickleTypeInfo>> s_python = new()
    {
        [typeof(PickleTuple)] = PickleTypeInfo.OfCodec<PickleTuple?, OpenCodec<PickleTuple>>,
        [typeof(PickleDict)] = PickleTypeInfo.OfCodec<PickleDict?, OpenCodec<PickleDict>>,
        [typeof(PickleOrderedDict)] = PickleTypeInfo.OfCodec<PickleOrderedDict?, OpenCodec<PickleOrderedDict>>,
        [typeof(PickleDefaultDict)] = PickleTypeInfo.OfCodec<PickleDefaultDict?, OpenCodec<PickleDefaultDict>>,
        [typeof(PickleCounter)] = PickleTypeInfo.OfCodec<PickleCounter?, OpenCodec<PickleCounter>>,
        [typeof(PickleSet)] = PickleTypeInfo.OfCodec<PickleSet?, OpenCodec<PickleSet>>,
        [typeof(PickleFrozenSet)] = PickleTypeInfo.OfCodec<PickleFrozenSet?, OpenCodec<PickleFrozenSet>>,
        [typeof(PickleDeque)] = PickleTypeInfo.OfCodec<PickleDeque?, OpenCodec<PickleDeque>>,
        [typeof(PickleArray)] = PickleTypeInfo.OfCodec<PickleArray?, OpenCodec<PickleArray>>,
        [typeof(PickleByteArray)] = PickleTypeInfo.OfCodec<PickleByteArray?, OpenCodec<PickleByteArray>>,
        [typeof(PickleRange)] = PickleTypeInfo.OfCodec<PickleRange?, OpenCodec<PickleRange>>,
        [typeof(PickleSlice)] = PickleTypeInfo.OfCodec<PickleSlice?, OpenCodec<PickleSlice>>,
        [typeof(PickleEllipsis)] = PickleTypeInfo.OfCodec<PickleEllipsis?, OpenCodec<PickleEllipsis>>,
        [typeof(PickleNotImplemented)] = PickleTypeInfo.OfCodec<PickleNotImplemented?, OpenCodec<PickleNotImplemented>>,
        [typeof(PickleDecimal)] = PickleTypeInfo.OfCodec<PickleDecimal?, OpenCodec<PickleDecimal>>,
        [typeof(PickleFraction)] = PickleTypeInfo.OfCodec<PickleFraction?, OpenCodec<PickleFraction>>,
        [typeof(PickleDateTime)] = PickleTypeInfo.OfCodec<PickleDateTime?, OpenCodec<PickleDateTime>>,
        [typeof(PickleTime)] = PickleTypeInfo.OfCodec<PickleTime?, OpenCodec<PickleTime>>,
        [typeof(PickleTimeDelta)] = PickleTypeInfo.OfCodec<PickleTimeDelta?, OpenCodec<PickleTimeDelta>>,
        [typeof(PickleTimeZone)] = PickleTypeInfo.OfCodec<PickleTimeZone?, OpenCodec<PickleTimeZone>>,
        [typeof(PickleZoneInfo)] = PickleTypeInfo.OfCodec<PickleZoneInfo?, OpenCodec<PickleZoneInfo>>,
        [typeof(PicklePath)] = PickleTypeInfo.OfCodec<PicklePath?, OpenCodec<PicklePath>>,
        [typeof(PickleCallable)] = PickleTypeInfo.OfCodec<PickleCallable?, OpenCodec<PickleCallable>>,
    };
}
