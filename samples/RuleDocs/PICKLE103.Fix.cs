namespace RuleDocs.PICKLE103.Fix;

public class Tally
{
    public async Task<int> Longest(string[] words)
    {
        int longest = await Cluster.Run(() => words.Max(word => word.Length));
        return longest;
    }
}
