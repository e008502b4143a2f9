namespace RuleDocs.PICKLE101.Fix;

public class Words
{
    public Task<int> Count(string path) =>
        Cluster.Run(() =>
        {
            using var text = File.OpenText(path);
            return text.ReadToEnd().Split(' ').Length;
        });
}
