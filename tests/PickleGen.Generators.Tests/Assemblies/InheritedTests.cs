using PickleGen.Generators.Parsing;
using PickleGen.Generators.Reviewing;

namespace PickleGen.Generators.Tests.Assemblies;

/// <summary>What is private to a base class in another assembly and travels: that assembly was compiled before, and may be a reference assembly.</summary>
public class InheritedTests
{
    private const string Library = """
        [assembly: CLSCompliant(true)]

        namespace Bank;

        public abstract class Entity
        {
            [PickleMember("id")] private int _id;
            [PickleMember] private readonly List<string> _notes = [];
            protected Entity(int id) => _id = id;
            protected Entity() { }
            public int Id() => _id;
            public List<string> Notes() => _notes;
        }

        [Picklable(Module = "bank")]
        public abstract class Account : Entity
        {
            public string Owner { get; private set; } = "";
            [PickleMember, PickleFormerName("rank")] internal Level Level { get; set; }
            [PickleMember] private Entry? _last;
            [PickleMember] private readonly List<Entry> _entries = [];
            [PickleMember] private protected double Interest { get; set; }
            [PickleMember] private DateTime @event { get; set; }
            [PickleIgnore] private int _cache = 1;
            public List<string> Log { get; } = [];
            protected Account(int id) : base(id) { }
            protected Account() { }
            [OnPickling] internal virtual void Saving() => Log.Add("saving");
            [OnUnpickled] private void Done() => Log.Add($"loaded {Owner} {_cache++}");
            public void Open(string owner)
            {
                (Owner, Level, Interest, @event) = (owner, Level.High, 2.5, new DateTime(2020, 1, 2));
                _entries.Add(_last = new Entry { Amount = 7, Account = this });
            }
            public virtual double Rate => 0;
            public string Show() => $"{Id()} {string.Join("+", Notes())} {Owner} {Level} {_last?.Amount} {ReferenceEquals(this, _last?.Account)} {ReferenceEquals(_last, _entries.Find(_ => true))} {Interest} {@event:yyyy-MM-dd} {Rate} [{string.Join(", ", Log)}]";
        }

        [Picklable(Module = "bank")] internal sealed partial class Entry { public decimal Amount; public Account? Account; }
        internal enum Level : byte { Low, High = 3 }

        [Picklable]
        public partial class Holder<T> where T : class, new()
        {
            [PickleMember] private T? _held;
            [PickleMember] private Dictionary<string, T> _named = [];
            [OnUnpickled] private void Done() => _held ??= new T();
            public T? Held() => _held;
            public T Named(string name) => _named[name];
            public void Hold(T held) => _named["x"] = _held = held;

            [Picklable] public abstract class Inner<U> where U : struct
            {
                [PickleMember] private KeyValuePair<U, T?> _pair;
                public void Set(U u, T t) => _pair = new(u, t);
                public string Show() => $"{_pair.Key}:{_pair.Value}";
            }
        }

        public class Plain { public int Seen { get; private set; } public void See() => Seen++; }
        [Picklable] public partial class Vault { [PickleMember] private Secret? _secret; [Picklable] private partial class Secret { public int Code; } }
        """;

    private const string Program = """
        using Bank;

        namespace App
        {
            [Picklable(Module = "app")] public sealed partial class Savings : Account
            {
                public override double Rate { get; }
                public Savings(int id, double rate) : base(id) => Rate = rate;
                [OnUnpickled] private void Done() => Log.Add("loaded savings");
            }
            [Picklable] public sealed partial class Current : Account;
            [Picklable] public sealed partial class Keeper : Holder<List<int>>;
            [Picklable] public sealed partial class Deep : Holder<object>.Inner<int>;
        }

        public static class Door
        {
            public static byte[] Save(int protocol)
            {
                var savings = new App.Savings(5, 0.5);
                savings.Open("Ada");
                savings.Notes().Add("note");
                return PickleSerializer.Serialize(savings, new PickleOptions { Protocol = protocol });
            }
            public static string Load(byte[] pickle) => PickleSerializer.Deserialize<App.Savings>(pickle)!.Show();
            public static byte[] SaveOpen(int protocol)
            {
                var account = new App.Current();
                account.Open("Ada");
                account.Notes().Add("note");
                return PickleSerializer.Serialize(account, new PickleOptions { Protocol = protocol });
            }
            public static string Populate(byte[] pickle)
            {
                var account = new App.Current();
                var notes = account.Notes();
                notes.Add("old");
                PickleSerializer.Populate(pickle, account);
                return $"{account.Show()} {ReferenceEquals(notes, account.Notes())}";
            }
            public static string Generic(int protocol)
            {
                var options = new PickleOptions { Protocol = protocol };
                var keeper = new App.Keeper();
                keeper.Hold([1, 2]);
                var deep = new App.Deep();
                deep.Set(4, "x");
                var copies = PickleSerializer.Deserialize<List<object?>>(PickleSerializer.Serialize(new List<object?> { keeper, new App.Keeper(), deep }, options))!;
                var (kept, empty) = ((App.Keeper)copies[0]!, (App.Keeper)copies[1]!);
                return $"{kept.Held()!.Count} {ReferenceEquals(kept.Held(), kept.Named("x"))} {empty.Held() is not null} {((App.Deep)copies[2]!).Show()}";
            }
        }
        """;

    public static TheoryData<bool, int> Cases
    {
        get
        {
            var cases = new TheoryData<bool, int>();
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                cases.Add(false, protocol);
                cases.Add(true, protocol);
            }
            return cases;
        }
    }

    [Fact]
    public void Members_that_are_called_as_accessors_of_others()
    {
        var assemblies = new CompiledAssemblies(asReferences: true);
        assemblies.Add("AlikeLibrary", """
            public interface I { void Done(); }
            [Picklable] public abstract class Account : I
            {
                [PickleMember] private int Q { get; set; }
                [PickleMember] private int Get_Q, Q_;
                [OnUnpickled, OnPickling] void I.Done() => Q++;
                public void Set() => (Q, Get_Q, Q_) = (1, 2, 3);
                public string Show() => $"{Q} {Get_Q} {Q_}";
            }
            """);
        var run = assemblies.Add("AlikeProgram", """
            [Picklable] public partial class Own : Account;
            public static class Check { public static string Run() { var own = new Own(); own.Set(); return PickleSerializer.Deserialize<Own>(PickleSerializer.Serialize(own))!.Show(); } }
            """).GetType("Check")!.GetMethod("Run")!.CreateDelegate<Func<string>>();
        Assert.Equal("3 2 3", run());
    }

    [Fact]
    public void Attributes_of_the_field_behind_a_property_count_in_other_assemblies()
    {
        var assemblies = new CompiledAssemblies(asReferences: true);
        assemblies.Add("FieldsLibrary", """[Picklable] public abstract class Account { [field: PickleIgnore] public string Password { get; set; } = ""; [field: PickleMember("nick")] public string Name { get; set; } = ""; }""");
        const string Program = """
            [Picklable] public partial class Own : Account;
            public static class Check { public static string Run() => System.Text.Encoding.Latin1.GetString(PickleSerializer.Serialize(new Own { Password = "secret", Name = "n" })); }
            """;
        var compilation = assemblies.Compile("FieldsProgram", Program);
        var type = compilation.GetTypeByMetadataName("Own")!;
        Assert.Empty(PickleTypeReview.Of(type, type.FindAttribute("PicklableAttribute")!, compilation, TakenNames.In(compilation, default), default));
        string pickle = assemblies.Add("FieldsProgram", Program).GetType("Check")!.GetMethod("Run")!.CreateDelegate<Func<string>>()();
        Assert.Contains("nick", pickle, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", pickle, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Private_members_and_callbacks_of_a_base_class_elsewhere_come_back(bool asReferences, int protocol)
    {
        var door = Compiled(asReferences);
        byte[] pickle = Call<byte[]>(door, "Save", protocol);
        Assert.Equal("5 note Ada High 7 True True 2.5 2020-01-02 0.5 [saving, loaded Ada 1, loaded savings]", Call<string>(door, "Load", pickle));
        Assert.Equal("2 True True 4:x", Call<string>(door, "Generic", protocol));
    }

    [PythonTheory]
    [MemberData(nameof(Cases))]
    public void They_go_through_Python(bool asReferences, int protocol)
    {
        var door = Compiled(asReferences);
        byte[] back = PythonRunner.Run(
            """
            import pickle, sys, types
            for module, name in (("bank", "Entry"), ("app", "Savings")):
                sys.modules[module] = types.ModuleType(module)
                setattr(sys.modules[module], name, type(name, (), {"__module__": module}))
            it = pickle.loads(sys.stdin.buffer.read())
            assert (it.id, it._notes, it.Owner, it.Level, it.Interest, it.Rate, it.event.year) == (5, ["note"], "Ada", 3, 2.5, 0.5, 2020), vars(it)
            assert it._entries[0] is it._last and it._last.Account is it and not hasattr(it, "_cache")
            it.Owner, it.rank = "Bob", 0
            del it.Level
            it._notes.append("more")
            sys.stdout.buffer.write(pickle.dumps(it, int(sys.argv[1])))
            """, Call<byte[]>(door, "Save", protocol), $"{protocol}");
        Assert.Equal("5 note+more Bob Low 7 True True 2.5 2020-01-02 0.5 [saving, loaded Bob 1, loaded savings]", Call<string>(door, "Load", back));
    }

    [Fact]
    public void Populate_fills_a_private_collection_of_a_base_class_elsewhere_in_place()
    {
        var door = Compiled(asReferences: true);
        Assert.Equal("0 note Ada High 7 True True 2.5 2020-01-02 0 [saving, loaded Ada 1] True", Call<string>(door, "Populate", Call<byte[]>(door, "SaveOpen", 3)));
    }

    [Theory]
    [InlineData("public sealed partial class ⟦V⟧ : Vault;", "PICKLE016", "'_secret'")]
    [InlineData("public sealed partial class ⟦V⟧ : Plain;", "PICKLE008", "'Plain.Seen'")]
    public void What_cannot_come_along_is_said(string source, string id, string mentioned)
    {
        var assemblies = new CompiledAssemblies(asReferences: true);
        assemblies.Add("InheritedTests.Library", Library);
        var compilation = assemblies.Compile("InheritedTests.Program", "using Bank; [Picklable] " + source.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal));
        var type = compilation.GetTypeByMetadataName("V")!;
        var diagnostic = Assert.Single(PickleTypeReview.Of(type, type.FindAttribute("PicklableAttribute")!, compilation, TakenNames.In(compilation, default), default));
        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(mentioned, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.True(diagnostic.Location.IsInSource);
    }

    // Nothing can be marked in it; what the language lets a derived class set, that can show.
    [Theory]
    [InlineData("protected int _seen;", "The field 'Vendor._seen' stores something that is not pickled: its assembly knows nothing of pickles; give 'V' a property with [PickleMember] that gets and sets it, or suppress this here where it may be lost")]
    [InlineData("protected int Seen { get; set; }", "The property 'Vendor.Seen' stores something that is not pickled: its assembly knows nothing of pickles; give 'V' a property with [PickleMember] that gets and sets it, or suppress this here where it may be lost")]
    [InlineData("public int Seen { get; private set; }", "The property 'Vendor.Seen' stores something that is not pickled: its assembly knows nothing of pickles; give PickleOptions.DispatchTable a reducer for the type, or suppress this here where it may be lost")]
    public void Of_a_base_class_that_knows_nothing_of_pickles_it_is_said_what_can_be_done(string member, string message)
    {
        var assemblies = new CompiledAssemblies(asReferences: true);
        assemblies.Add("InheritedTests.Vendor", $"public class Vendor {{ {member} }}");
        var compilation = assemblies.Compile("InheritedTests.Program", "[Picklable] public sealed partial class V : Vendor;");
        var type = compilation.GetTypeByMetadataName("V")!;
        var diagnostic = Assert.Single(PickleTypeReview.Of(type, type.FindAttribute("PicklableAttribute")!, compilation, TakenNames.In(compilation, default), default));
        Assert.Equal(message, diagnostic.GetMessage(null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_protected_type_is_named_by_derived_classes(bool asReferences)
    {
        var assemblies = new CompiledAssemblies(asReferences);
        assemblies.Add("InheritedTests.Nest", """
            public abstract partial class Base
            {
                private Inner? _own;
                [Picklable] protected partial class Inner { public int Q = 5; }
                [PickleMember] protected Inner? In { get; private set; }
                [PickleMember] protected Inner? Own { get => _own; private set => _own = value; }
                public void Fill() => (In, Own) = (new Inner { Q = 6 }, new Inner { Q = 7 });
                public string Show() => $"{In?.Q} {Own?.Q}";
            }
            """);
        var door = assemblies.Add("InheritedTests.Bird", """
            [Picklable] public sealed partial class Der : Base { public int Y; }
            public static class Door
            {
                public static string Copy(int protocol)
                {
                    var bird = new Der();
                    bird.Fill();
                    return PickleSerializer.Deserialize<Der>(PickleSerializer.Serialize(bird, new PickleOptions { Protocol = protocol }))!.Show();
                }
            }
            """).GetType("Door")!;
        for (int protocol = 0; protocol <= 5; protocol++) Assert.Equal("6 7", Call<string>(door, "Copy", protocol));
    }

    [Fact]
    public void Derived_classes_of_the_same_assembly_need_nothing_of_it()
    {
        var (files, _) = GeneratorHarness.Generate(GeneratorHarness.Compile(["using PickleGen; namespace Bank; [Picklable] public partial class B { [PickleMember] private int _a; } [Picklable] public sealed partial class D : B;"]));
        Assert.Contains("Bank_BInherited.g.cs", files.Keys);
        Assert.DoesNotContain("Inherited", files["Bank.D.g.cs"], StringComparison.Ordinal);
    }

    private static readonly Lazy<Type> s_againstImage = new(static () => Compile(asReferences: false));

    private static readonly Lazy<Type> s_againstReference = new(static () => Compile(asReferences: true));

    private static Type Compiled(bool asReferences) => (asReferences ? s_againstReference : s_againstImage).Value;

    private static Type Compile(bool asReferences)
    {
        var assemblies = new CompiledAssemblies(asReferences);
        assemblies.Add("InheritedTests.Library", Library);
        return assemblies.Add("InheritedTests.Program", Program).GetType("Door")!;
    }

    private static T Call<T>(Type door, string method, object argument) => (T)door.GetMethod(method)!.Invoke(null, [argument])!;
}
