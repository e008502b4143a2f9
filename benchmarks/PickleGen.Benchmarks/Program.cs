using PickleGen.Benchmarks;
using PickleGen.Benchmarks.Tables;

// No argument: all tables. Names of tables or workloads: only those. --write PAGE: into the page as well.
if (args is ["start", var serializer])
{
    StartTable.Run(serializer);
    return;
}

int write = Array.IndexOf(args, "--write");
string? page = write < 0 ? null : args[write + 1];
string[] wanted = write < 0 ? args : [.. args[..write], .. args[(write + 2)..]];
bool Wants(string name) => wanted.Length == 0 || wanted.Contains(name, StringComparer.OrdinalIgnoreCase);

var document = new Document(page);
document.Put("machine", [Document.Machine()]);
if (wanted.Length == 0 || wanted.Any(static name => name.StartsWith('W'))) document.Put("workloads", WorkloadTable.Rows(Wants));
if (Wants("plain")) document.Put("plain", PlainTable.Rows());
if (Wants("hooks")) document.Put("hooks", HookTable.Rows());
if (Wants("growth"))
{
    var sizes = GrowthTable.Measure();
    document.Put("growth", GrowthTable.Rows(sizes));
    if (page is not null) File.WriteAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(page))!, "growth.svg"), GrowthPlot.Draw(sizes));
}
if (Wants("start")) document.Put("start", StartTable.Rows());
