using PickleGen;

namespace Shop
{
    public static partial class Outer
    {
        public partial interface IInner
        {
            [Picklable]
            public partial struct Deep
            {
                public int @class;
            }
        }
    }
}

[Picklable]
public partial class Global
{
    public Shop.Outer.IInner.Deep Deep { get; set; }
}
