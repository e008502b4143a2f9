namespace PickleGen.Tool;

/// <summary>A node below another in a tree.</summary>
/// <param name="Label">What stands before it in its line.</param>
/// <param name="Node">The node.</param>
internal readonly record struct NodePart(string Label, PickleNode Node);
