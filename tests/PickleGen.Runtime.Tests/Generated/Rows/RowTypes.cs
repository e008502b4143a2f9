namespace PickleGen.Tests.Generated.Rows;

[Picklable(Module = "rows")]
public sealed partial class StateRows : EveryRow;

[Picklable(Module = "rows", TrackReferences = false)]
public sealed partial class UntrackedStateRows : EveryRow;

[Picklable(Module = "rows", Layout = PickleLayout.Positional)]
public sealed partial class PositionalRows : EveryRow;

[Picklable(Module = "rows", Layout = PickleLayout.Positional, TrackReferences = false)]
public sealed partial class UntrackedPositionalRows : EveryRow;

[Picklable(Module = "rows", Layout = PickleLayout.Dict)]
public sealed partial class DictRows : EveryRow;

[Picklable(Module = "rows", Layout = PickleLayout.Dict, TrackReferences = false)]
public sealed partial class UntrackedDictRows : EveryRow;
