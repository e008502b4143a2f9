namespace PickleGen.Tests.Codecs;

internal static partial class WireTable
{
    private static DateTime SomeTime => new DateTime(2024, 2, 29, 23, 59, 58, DateTimeKind.Unspecified).AddTicks(1234560);

    private static WireCases Times()
    {
        var table = new WireCases();
        table.Add("DateTime", SomeTime, "datetime", "datetime.datetime(2024, 2, 29, 23, 59, 58, 123456)", Kinded);
        table.Add("DateTime", DateTime.SpecifyKind(SomeTime, DateTimeKind.Utc).AddTicks(7), "datetime", "datetime.datetime(2024, 2, 29, 23, 59, 58, 123456)", Kinded, comesBack: false);
        table.Add("DateTime", DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Local), "datetime", "datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)", Kinded, comesBack: false);
        table.Add("DateTime", DateTime.MinValue, "datetime", "datetime.datetime(1, 1, 1, 0, 0)", Kinded);
        table.Add("DateTimeOffset", new DateTimeOffset(SomeTime, TimeSpan.FromMinutes(-330)), "datetime", "datetime.datetime(2024, 2, 29, 23, 59, 58, 123456, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=66600)))", Exact);
        table.Add("DateTimeOffset", new DateTimeOffset(SomeTime.AddTicks(3), TimeSpan.Zero), "datetime", "datetime.datetime(2024, 2, 29, 23, 59, 58, 123456, tzinfo=datetime.timezone.utc)", Exact, comesBack: false);
        table.Add("DateOnly", new DateOnly(1582, 10, 15), "date", "datetime.date(1582, 10, 15)");
        table.Add("TimeOnly", new TimeOnly(23, 59, 1).Add(TimeSpan.FromTicks(50)), "time", "datetime.time(23, 59, 1, 5)");
        table.Add("TimeOnly", TimeOnly.MaxValue, "time", "datetime.time(23, 59, 59, 999999)", comesBack: false);
        table.Add("TimeSpan", TimeSpan.FromSeconds(90061.5), "timedelta", "datetime.timedelta(days=1, seconds=3661, microseconds=500000)");
        table.Add("TimeSpan", TimeSpan.FromTicks(-1), "timedelta", "datetime.timedelta(days=-1, seconds=86399, microseconds=999999)", comesBack: false);
        table.Add("TimeSpan", TimeSpan.MinValue, "timedelta", "datetime.timedelta(days=-10675200, seconds=76314, microseconds=522419)", comesBack: false);
        table.Add("TimeSpan", TimeSpan.MaxValue, "timedelta", "datetime.timedelta(days=10675199, seconds=10085, microseconds=477580)", comesBack: false);
        return table;
    }

    private static object Kinded(DateTime value) => (value.Ticks, value.Kind);

    private static object Exact(DateTimeOffset value) => (value.Ticks, value.Offset);
}
