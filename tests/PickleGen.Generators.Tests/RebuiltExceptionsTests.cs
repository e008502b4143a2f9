using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Tests;

/// <summary>The generator says of the same exceptions that they come back as the runtime brings back.</summary>
public class RebuiltExceptionsTests
{
    public static TheoryData<Type> Exceptions
    {
        get
        {
            var types = new TheoryData<Type>();
            foreach (var assembly in new[] { typeof(Exception).Assembly, typeof(System.Net.Http.HttpRequestException).Assembly, typeof(System.Text.Json.JsonException).Assembly })
            {
                foreach (var type in assembly.GetExportedTypes())
                {
                    if (type.IsSubclassOf(typeof(Exception)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null) types.Add(type);
                }
            }
            return types;
        }
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Generator_and_runtime_agree(Type type)
    {
        var exception = (Exception)Activator.CreateInstance(type)!;
        var copy = PickleSerializer.Deserialize<Exception>(PickleSerializer.Serialize(exception))!;
        Assert.Equal(RebuiltExceptions.Has(type.FullName!), copy.GetType() == type);
    }
}
