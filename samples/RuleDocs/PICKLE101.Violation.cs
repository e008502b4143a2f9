namespace RuleDocs.PICKLE101.Violation;

public class Words
{
    public Task<int> Count(StreamReader text) =>
        Cluster.Run(() => text.ReadToEnd().Split(' ').Length);
}
