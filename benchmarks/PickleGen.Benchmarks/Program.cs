using PickleGen.Benchmarks;
using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Tables;
using PickleGen.Benchmarks.Workloads;

// No argument: all tables. Names of tables or workloads: only those. --write PAGE: into the page as well.
switch (args)
{
    case ["start", var serializer]:
        StartTable.Run(serializer);
        return;
    case [PlainTable.Measuring, var name]:
        PlainTable.Run(name);
        return;
    case ["measure", var name, var mode]:
        WorkloadResult.Run(name, mode);
        return;
}

int write = Array.IndexOf(args, "--write");
string? page = write < 0 ? null : args[write + 1];
string[] wanted = write < 0 ? args : [.. args[..write], .. args[(write + 2)..]];
bool Wants(string name) => wanted.Length == 0 || wanted.Contains(name, StringComparer.OrdinalIgnoreCase);

var document = new Document(page);
document.Put("machine", [Document.Machine()]);
Workload[] workloads = [.. Workload.All.Where(workload => Wants(workload.Name))];
if (workloads.Length > 0)
{
    var results = new Results(page);
    foreach (var workload in workloads) results.Set(workload.Name, WorkloadResult.Of(workload));
    document.Put("summary", results.Summary);
    document.Put("workloads", results.Details);
    results.Draw();
}
if (Wants("types")) document.Put("types", TypesTable.Rows());
if (Wants("plain")) document.Put("plain", PlainTable.Rows());
if (Wants("hooks")) document.Put("hooks", HookTable.Rows());
if (Wants("growth"))
{
    var sizes = GrowthTable.Measure();
    document.Put("growth", GrowthTable.Rows(sizes));
    if (page is not null) File.WriteAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(page))!, "growth.svg"), GrowthPlot.Draw(sizes));
}
if (Wants("stream")) document.Put("stream", StreamTable.Rows());
if (Wants("start")) document.Put("start", StartTable.Rows());
