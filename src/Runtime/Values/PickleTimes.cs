namespace PickleGen;

/// <summary>A Python datetime that neither <see cref="DateTime"/> nor <see cref="DateTimeOffset"/> holds: with <c>fold</c>, or a time zone that has a name.</summary>
/// <param name="Value">Date and time on the wall clock, to the microsecond; its kind is unspecified.</param>
/// <param name="Fold">Whether it is the second of two times that the clock shows twice (PEP 495).</param>
/// <param name="TimeZone">The <c>tzinfo</c>: a <see cref="PickleTimeZone"/>, or what a registered class made; null: none.</param>
public sealed record PickleDateTime(DateTime Value, bool Fold = false, object? TimeZone = null)
{
    /// <summary>As Python prints it.</summary>
    public override string ToString() => PickleRepr.Of(this);
}

/// <summary>A Python time that <see cref="TimeOnly"/> does not hold: with <c>fold</c> or a time zone.</summary>
/// <param name="Value">The time on the wall clock, to the microsecond.</param>
/// <param name="Fold">Whether it is the second of two times that the clock shows twice (PEP 495).</param>
/// <param name="TimeZone">The <c>tzinfo</c>: a <see cref="PickleTimeZone"/>, or what a registered class made; null: none.</param>
public sealed record PickleTime(TimeOnly Value, bool Fold = false, object? TimeZone = null)
{
    /// <summary>As Python prints it.</summary>
    public override string ToString() => PickleRepr.Of(this);
}

/// <summary>A Python timedelta beyond <see cref="TimeSpan"/>: more than 10,675,199 days either way.</summary>
/// <param name="Days">Days, -999,999,999 to 999,999,999.</param>
/// <param name="Seconds">Seconds, 0 to 86,399.</param>
/// <param name="Microseconds">Microseconds, 0 to 999,999.</param>
public sealed record PickleTimeDelta(int Days, int Seconds, int Microseconds)
{
    private const int MostDays = 999_999_999, MostSeconds = 86_399, MostMicroseconds = 999_999;

    /// <summary>Days, -999,999,999 to 999,999,999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are more.</exception>
    public int Days { get; init => field = Checked(value, -MostDays, MostDays, nameof(Days)); } = Checked(Days, -MostDays, MostDays, nameof(Days));

    /// <summary>Seconds, 0 to 86,399.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are below 0, or a day or more.</exception>
    public int Seconds { get; init => field = Checked(value, 0, MostSeconds, nameof(Seconds)); } = Checked(Seconds, 0, MostSeconds, nameof(Seconds));

    /// <summary>Microseconds, 0 to 999,999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are below 0, or a second or more.</exception>
    public int Microseconds { get; init => field = Checked(value, 0, MostMicroseconds, nameof(Microseconds)); } = Checked(Microseconds, 0, MostMicroseconds, nameof(Microseconds));

    /// <summary>As Python prints it.</summary>
    public override string ToString() => PickleRepr.Of(this);

    // Python would refuse the pickle.
    private static int Checked(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}

/// <summary>Python's <c>datetime.timezone</c>: a fixed offset, perhaps with a name.</summary>
/// <param name="Offset">From UTC, to the microsecond; less than a day either way.</param>
/// <param name="Name">The name; null: Python makes one from the offset.</param>
public sealed record PickleTimeZone(TimeSpan Offset, string? Name = null)
{
    /// <summary>From UTC, to the microsecond; less than a day either way.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is a day or more.</exception>
    public TimeSpan Offset { get; init => field = Checked(value); } = Checked(Offset);

    /// <summary><c>datetime.timezone.utc</c>.</summary>
    public static PickleTimeZone Utc { get; } = new(TimeSpan.Zero);

    /// <summary>Two time zones with one offset are equal, whatever they are called, as in Python.</summary>
    public bool Equals(PickleTimeZone? other) => other is not null && Offset == other.Offset;

    /// <inheritdoc/>
    public override int GetHashCode() => Offset.GetHashCode();

    /// <summary>As Python prints it.</summary>
    public override string ToString() => PickleRepr.Of(this);

    // Python would refuse the pickle.
    private static TimeSpan Checked(TimeSpan offset)
    {
        var day = TimeSpan.FromDays(1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(offset, -day, nameof(Offset));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, day, nameof(Offset));
        return offset;
    }
}

/// <summary>Python's <c>zoneinfo.ZoneInfo</c>: a name of the IANA database; not looked up here.</summary>
/// <param name="Key">The name, <c>Europe/Vienna</c>.</param>
public sealed record PickleZoneInfo(string Key)
{
    /// <summary>As Python prints it.</summary>
    public override string ToString() => PickleRepr.Of(this);
}
