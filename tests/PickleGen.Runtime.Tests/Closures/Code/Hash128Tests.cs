using PickleGen.Closures;

namespace PickleGen.Tests.Closures.Code;

public class Hash128Tests
{
    // Published results of MurmurHash3_x64_128, seed 0.
    [Theory]
    [InlineData("", "00000000000000000000000000000000")]
    [InlineData("foo", "6145f501578671e2877dba2be487af7e")]
    [InlineData("The quick brown fox jumps over the lazy dog", "6c1b07bc7bbc4be347939ac4a93c437a")]
    public void Hash_is_MurmurHash3(string text, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Hash128.Compute(System.Text.Encoding.UTF8.GetBytes(text))));
}
