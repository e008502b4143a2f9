namespace PickleGen.Conformance.Tests.Stubs;

// Modules that need each other: for their members, and for their base classes, to and fro; one of them is the other's package.

[Picklable(Module = "stub_ring")]
public partial class Ring
{
    public Ruby? Stone { get; set; }
}

[Picklable(Module = "stub_ring.stones")]
public partial class Stone : Ring
{
    public List<Ring> Rings { get; set; } = [];
}

[Picklable(Module = "stub_ring")]
public partial class Jewel : Stone
{
    public string Cut { get; set; } = "";
}

[Picklable(Module = "stub_ring.stones")]
public sealed partial class Ruby : Jewel
{
    public double Carat { get; set; }
}

[Picklable(Module = "stub_ring.box")]
public sealed partial class Casket
{
    public Ring? Inside { get; set; }

    public Key? Key { get; set; }
}

[Picklable(Module = "stub_ring.keys")]
public sealed partial class Key
{
    public Casket? Opens { get; set; }
}

// A base class in another layout, and one whose members have other names here.

[Picklable(Module = "stub_ring.keys", Layout = PickleLayout.Positional)]
public partial class Bit
{
    public int Teeth { get; set; }
}

[Picklable(Module = "stub_ring.keys")]
public sealed partial class LongBit : Bit
{
    public int Length { get; set; }
}

[Picklable(Module = "stub_ring.keys", Naming = PickleNaming.SnakeCase)]
public partial class Chain
{
    public required int Links { get; set; }
}

[Picklable(Module = "stub_ring.keys")]
public sealed partial class GoldChain : Chain
{
    public int Weight { get; set; }
}

// Classes that are called as their own package: what imports a module of it would bind that name.

[Picklable(Module = "stub_mirror", Name = "stub_mirror")]
public partial class Mirror
{
    public Pane? Pane { get; set; }
}

[Picklable(Module = "stub_mirror.glass", Name = "stub_mirror")]
public sealed partial class Pane : Mirror
{
    public Mirror? Behind { get; set; }
}

// A base class that mentions a class which derives from it, in another module; and from a third one on the way.

[Picklable(Module = "stub_yard.common")]
public partial class Vehicle
{
    public Trailer? Trailer { get; set; }
}

[Picklable(Module = "stub_yard.models")]
public sealed partial class Trailer : Vehicle
{
    public int Axles { get; set; }
}

[Picklable(Module = "stub_farm")]
public partial class Barn : Shed
{
    public string Roof { get; set; } = "";
}

[Picklable(Module = "stub_sheds")]
public partial class Shed
{
    public Stable? Beside { get; set; }
}

[Picklable(Module = "stub_farm.stables")]
public sealed partial class Stable : Barn
{
    public int Boxes { get; set; }
}

// Dicts in Python, whose names nothing bears but the classes in them. The modules need each other, and stand in one file.

[Picklable(Module = "stub_docks", Layout = PickleLayout.Dict)]
public partial class Dock
{
    public string Name { get; set; } = "";

    [Picklable(Module = "stub_docks", Name = "Dock.Crane", Layout = PickleLayout.Dict)]
    public partial class Crane
    {
        public int Height { get; set; }

        [Picklable(Module = "stub_docks", Name = "Dock.Crane.Hook")]
        public sealed partial class Hook : Ship.Cargo
        {
            public int Load { get; set; }
        }
    }
}

[Picklable(Module = "stub_docks.ships", Layout = PickleLayout.Dict)]
public partial class Ship
{
    public string Name { get; set; } = "";

    [Picklable(Module = "stub_docks.ships", Name = "Ship.Cargo")]
    public partial class Cargo : Pier
    {
        public int Weight { get; set; }
    }
}

[Picklable(Module = "stub_docks")]
public partial class Pier
{
    public List<Pier> Parts { get; set; } = [];
}
