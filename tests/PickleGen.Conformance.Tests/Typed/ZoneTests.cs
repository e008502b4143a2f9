using System.Globalization;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>The offset of a time with a <c>ZoneInfo</c>, in all zones, before, in and behind the changes of their clocks.</summary>
public class ZoneTests
{
    // Every change since 1970 would be too many: some of each zone, others in the next one.
    private const string Changes = """
        import pickle, sys, zoneinfo
        from datetime import datetime, timedelta, timezone

        def offset(instant, zone):
            return instant.astimezone(zone).utcoffset()

        def changes(zone):
            week, second = timedelta(7), timedelta(seconds=1)
            start = datetime(1970, 1, 1, tzinfo=timezone.utc)
            while start.year < 2037:
                end = start + week
                if offset(start, zone) != offset(end, zone):
                    low, high = start, end
                    while high - low > second:
                        middle = low + (high - low) // 2 // second * second
                        low, high = (middle, high) if offset(middle, zone) == offset(start, zone) else (low, middle)
                    yield high, offset(low, zone), offset(high, zone)
                start = end

        rows = []
        for number, key in enumerate(sorted(zoneinfo.available_timezones())):
            zone = zoneinfo.ZoneInfo(key)
            for change, before, after in list(changes(zone))[number % 16::16]:
                if before % timedelta(minutes=1) or after % timedelta(minutes=1):
                    continue
                wall = change.replace(tzinfo=None) + min(before, after)
                for step in -300, -1, 0, 15, 29, 30, 45, 60, 75, 300:
                    for fold in 0, 1:
                        time = (wall + timedelta(minutes=step)).replace(tzinfo=zone, fold=fold)
                        rows.append((time, time.utcoffset(), change.replace(tzinfo=None), before, after))
        sys.stdout.buffer.write(pickle.dumps(rows))
        """;

    [PythonFact]
    public void Offsets_are_pythons_wherever_the_data_of_the_two_agree()
    {
        var rows = PickleSerializer.Deserialize<List<(object Time, TimeSpan Offset, DateTime Change, TimeSpan Before, TimeSpan After)>>(PythonRunner.Run(Changes))!;
        Assert.InRange(rows.Count, 10_000, 200_000);
        var wrong = new List<string>();
        foreach (var (time, offset, change, before, after) in rows)
        {
            if (PickleSerializer.Deserialize<DateTimeOffset>(PickleSerializer.Serialize(time)).Offset == offset) continue;
            var zoned = Assert.IsType<PickleDateTime>(time);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(Assert.IsType<PickleZoneInfo>(zoned.TimeZone).Key!);
            if (OffsetAt(zone, change.AddSeconds(-1)) == before && OffsetAt(zone, change) == after) wrong.Add($"{zone.Id}: {zoned.Value:s}, fold {zoned.Fold}, is at {offset}.");
        }
        Assert.Empty(wrong);
    }

    private static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime instant) => zone.GetUtcOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc));

    [PythonTheory]
    [InlineData("Europe/Dublin", "2022-10-30T01:30", 1, 0)]
    [InlineData("Europe/Dublin", "2022-10-30T01:30", 0, 60)]
    [InlineData("Eire", "2020-10-25T01:45", 1, 0)]
    [InlineData("America/Chihuahua", "2011-10-30T01:30", 1, -420)]
    [InlineData("Africa/Windhoek", "2005-04-03T01:30", 1, 60)]
    [InlineData("Antarctica/Casey", "2020-03-08T02:00", 1, 480)]
    [InlineData("America/Scoresbysund", "1996-03-31T01:30", 0, 0)]
    [InlineData("Europe/Kaliningrad", "1983-09-30T22:30", 1, 240)]
    [InlineData("Europe/Berlin", "2020-03-29T02:30", 0, 60)]
    [InlineData("Europe/Berlin", "2020-03-29T02:30", 1, 120)]
    [InlineData("Europe/Berlin", "2020-07-01T12:00", 1, 120)]
    [InlineData("Etc/GMT-9", "0001-01-02T01:00", 0, 540)]
    [InlineData("Asia/Tokyo", "9999-12-31T23:00", 0, 540)]
    public void Fold_chooses_where_the_clock_shows_a_time_twice_or_never(string key, string time, int fold, int minutes)
    {
        byte[] pickle = PythonRunner.Run($"""
            import pickle, sys, zoneinfo, datetime
            time = datetime.datetime.fromisoformat('{time}').replace(tzinfo=zoneinfo.ZoneInfo('{key}'), fold={fold})
            assert time.utcoffset() // datetime.timedelta(minutes=1) == {minutes}, time.utcoffset()
            sys.stdout.buffer.write(pickle.dumps(time))
            """);

        var read = PickleSerializer.Deserialize<DateTimeOffset>(pickle);
        Assert.Equal((DateTime.Parse(time, CultureInfo.InvariantCulture), TimeSpan.FromMinutes(minutes)), (read.DateTime, read.Offset));
        Assert.Equal(read.UtcDateTime, PickleSerializer.Deserialize<DateTime>(pickle));
    }
}
