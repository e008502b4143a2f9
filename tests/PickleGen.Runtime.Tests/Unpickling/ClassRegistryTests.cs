namespace PickleGen.Tests.Unpickling;

[Picklable(Module = "kennel")]
public partial class Animal
{
    public int Age { get; set; }
}

[Picklable(Module = "kennel")]
[PickleFormerName("kennel.Hound")]
public sealed partial class Dog : Animal;

[Picklable(Module = "kennel")]
public sealed partial class Cat : Animal;

[Picklable(Module = "kennel")]
public interface IPet;

[Picklable(Module = "kennel")]
public sealed partial class Basket
{
    public object? Content { get; set; }
}

[Picklable(Module = "kennel")]
public sealed partial class Box<T>
{
    public T? Content { get; set; }
}

/// <summary>What a registry holds, and what it keeps out.</summary>
public sealed class ClassRegistryTests
{
    private static PickleOptions With(ClassRegistry classes, int protocol = 5) => new() { Classes = classes, Protocol = protocol };

    [Fact]
    public void A_generic_type_is_added_with_its_type_arguments_and_without()
    {
        byte[] dogs = PickleSerializer.Serialize<object>(new Box<Dog> { Content = new Dog { Age = 3 } });
        byte[] numbers = PickleSerializer.Serialize<object>(new Box<int> { Content = 4 });
        foreach (var type in (Type[])[typeof(Box<>), typeof(Box<int>), typeof(Box<Dog>)])
        {
            var options = With(new ClassRegistry().Add(type));
            Assert.Equal(3, Assert.IsType<Box<Dog>>(PickleSerializer.Deserialize(dogs, options)).Content!.Age);
            Assert.Equal(3, PickleSerializer.Deserialize<Box<Dog>>(dogs, options)!.Content!.Age);
            Assert.Equal(4, Assert.IsType<Box<int>>(PickleSerializer.Deserialize(numbers, options)).Content);
        }
        Assert.Throws<ArgumentException>(() => new ClassRegistry().Add(typeof(Queue<>)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_registry_of_only_what_was_added_keeps_out_what_was_not(int protocol)
    {
        var basket = new ClassRegistry { OnlyAdded = true }.Add(typeof(Basket));
        byte[] withDog = PickleSerializer.Serialize(new Basket { Content = new Dog { Age = 3 } }, new PickleOptions { Protocol = protocol });
        byte[] withDate = PickleSerializer.Serialize(new Basket { Content = new DateOnly(2020, 1, 2) }, new PickleOptions { Protocol = protocol });
        string message = Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<Basket>(withDog, With(basket))).Message;
        Assert.Contains("kennel.Dog", message, StringComparison.Ordinal);
        Assert.Contains("ClassRegistry.Add(type)", message, StringComparison.Ordinal);
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize(withDog, With(basket)));
        Assert.Equal(new DateOnly(2020, 1, 2), PickleSerializer.Deserialize<Basket>(withDate, With(basket))!.Content);
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<Basket>(withDate, With(new ClassRegistry { OnlyAdded = true })));

        foreach (var both in new[] { new ClassRegistry { OnlyAdded = true }.Add(typeof(Basket)).Add(typeof(Dog)), new ClassRegistry { OnlyAdded = true }.Add(typeof(Dog).Assembly) })
            Assert.Equal(3, Assert.IsType<Dog>(PickleSerializer.Deserialize<Basket>(withDog, With(both))!.Content).Age);
    }

    [Fact]
    public void What_was_added_keeps_its_former_names()
    {
        byte[] pickle = System.Text.Encoding.Latin1.GetBytes("\u0080\u0004\u008c\u0006kennel\u008c\u0005Hound\u0093)\u0081}\u008c\u0003AgeK\u0003sb.");
        Assert.Equal(3, Assert.IsType<Dog>(PickleSerializer.Deserialize(pickle, With(new ClassRegistry { OnlyAdded = true }.Add(typeof(Dog))))).Age);
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize(pickle, With(new ClassRegistry { OnlyAdded = true }.Add(typeof(Cat)))));
    }

    [Fact]
    public void Type_arguments_are_kept_out_like_types()
    {
        byte[] dogs = PickleSerializer.Serialize<object>(new Box<Dog>());
        byte[] numbers = PickleSerializer.Serialize<object>(new Box<int>());
        var open = new ClassRegistry { OnlyAdded = true }.Add(typeof(Box<>));
        Assert.IsType<Box<int>>(PickleSerializer.Deserialize(numbers, With(open)));
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize(dogs, With(open)));
        var closed = new ClassRegistry { OnlyAdded = true }.Add(typeof(Box<Dog>));
        Assert.IsType<Box<Dog>>(PickleSerializer.Deserialize(dogs, With(closed)));
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize(numbers, With(closed)));
    }

    // copyreg.add_extension takes the same pair again, and no other.
    [Fact]
    public void An_extension_code_has_one_name()
    {
        var classes = new ClassRegistry().AddExtension(7, "m", "A").AddExtension(7, "m", "A");
        Assert.Contains("'m.A'", Assert.Throws<ArgumentException>(() => classes.AddExtension(7, "m", "B")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_is_added_as_a_type_argument()
    {
        byte[] pets = PickleSerializer.Serialize<object>(new Box<IPet>());
        var without = new ClassRegistry { OnlyAdded = true }.Add(typeof(Box<>));
        Assert.Contains("ClassRegistry.Add(type)", Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize(pets, With(without))).Message, StringComparison.Ordinal);
        var with = new ClassRegistry { OnlyAdded = true }.Add(typeof(Box<>)).Add(typeof(IPet));
        Assert.IsType<Box<IPet>>(PickleSerializer.Deserialize(pets, With(with)));
        Assert.Throws<InvalidOperationException>(() => with.Add(typeof(IPet)));
    }
}
