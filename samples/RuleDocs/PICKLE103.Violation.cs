namespace RuleDocs.PICKLE103.Violation;

public class Tally
{
    public async Task<int> Longest(string[] words)
    {
        int longest = 0;
        await Cluster.Run(() => longest = words.Max(word => word.Length));
        return longest;
    }
}
