using PickleGen;

namespace @event.@class
{
    [Picklable]
    public partial class @object<@int>
    {
        public int @return { get; set; }
        public int target { get; set; }
        public @int? value { get; set; }
        [OnPickling] private void @switch() { }
    }
}

namespace Größe
{
    [Picklable]
    public partial record Straße(string Länge, int 数);

    [Picklable(Name = "two\nlines")]
    public partial struct AnyText { [PickleMember("<two>\r\n\u2028\"lines\"")] public int Lines; }

    public static partial class PickleGen
    {
        [Picklable]
        public partial struct System { public int Class; public int PickleClass; }
    }
}
