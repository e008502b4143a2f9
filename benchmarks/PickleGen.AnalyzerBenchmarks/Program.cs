using PickleGen.AnalyzerBenchmarks.Tables;
using PickleGen.Benchmarks;

// No argument: all tables. Names of tables: only those. --write PAGE: into the page as well.
int write = Array.IndexOf(args, "--write");
string? page = write < 0 ? null : args[write + 1];
string[] wanted = write < 0 ? args : [.. args[..write], .. args[(write + 2)..]];
bool Wants(string name) => wanted.Length == 0 || wanted.Contains(name, StringComparer.OrdinalIgnoreCase);

var document = new Document(page);
if (Wants("keystroke")) document.Put("keystroke", KeyStrokeTable.Rows());
if (Wants("rebuild")) document.Put("rebuild", RebuildTable.Rows());
if (Wants("analyzers")) document.Put("analyzers", AnalyzerTable.Rows());
