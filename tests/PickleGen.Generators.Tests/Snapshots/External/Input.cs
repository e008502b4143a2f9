using System.Collections.Generic;
using PickleGen;

[assembly: PicklableExternal(typeof(Vendor.Reading), Module = "vendor")]
[assembly: PicklableExternal(typeof(Vendor.Pair<int, string>))]
[assembly: PicklableExternal(typeof(PriorityQueue<string, Vendor.Reading>))]
[assembly: PicklableExternal(typeof(Vendor.Reading[]))]
[assembly: PicklableExternal(typeof(System.Func<int, string>))]

namespace Vendor
{
    public class Reading
    {
        public double Value { get; set; }
        public string Unit { get; init; } = "";
        internal int Hidden;
    }

    public class Pair<T, U>
    {
        public T? First { get; set; }
        public U? Second { get; set; }
    }
}

namespace Shop
{
    [Picklable]
    public partial class Log
    {
        public List<Vendor.Reading> Readings { get; } = [];
    }
}
