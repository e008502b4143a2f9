using PickleGen;

namespace Vault;

public static partial class Outer
{
    [Picklable]
    private partial class Inner
    {
        public Kind Kind { get; set; }
        public Pair<Kind>? Pair { get; set; }

        [Picklable]
        private protected partial record Deep(int Value);
    }

    [Picklable]
    private enum Kind { One, Two }
}

[Picklable]
public partial class Pair<T>
{
    public T? First { get; set; }
}
