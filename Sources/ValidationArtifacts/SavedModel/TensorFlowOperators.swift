// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What is known of an operator by its name in a TensorFlow graph.
///
/// SaveV2, RestoreV2 and MergeV2Checkpoints are in every SavedModel: nothing is wrong with them.
enum TensorFlowOperators {
  enum Reach: Hashable, Sendable {
    /// Calls a function of the Python process that runs the graph.
    case python
    /// Reads or writes any file that the graph names.
    case files
    /// Talks to other machines, or hands tensors to a debugger.
    case network
    /// Reads or writes files as part of an input pipeline.
    case pipeline
    /// No operator of TensorFlow: a library of its own must be loaded first.
    case custom
  }

  private static let names = Set(table.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static let reaches: [String: Reach] = {
    var reaches: [String: Reach] = [:]
    for (reach, names) in lists {
      for name in names.split(separator: " ") { reaches[String(name)] = reach }
    }
    return reaches
  }()

  private static let lists: [(Reach, String)] = [
    (.python, "PyFunc PyFuncStateless EagerPyFunc"),
    (
      .files,
      "ReadFile WriteFile MatchingFiles LoadAndRemapMatrix ImmutableConst SaveDataset SaveDatasetV2"
        + " DatasetToTFRecord ExperimentalDatasetToTFRecord FileSystemSetConfiguration"
    ),
    (
      .network,
      "RpcCall RpcClient RpcServer RpcServerRegister RpcServerStart DebugIdentity DebugIdentityV2"
        + " DebugIdentityV3 SqlDataset ExperimentalSqlDataset"
    ),
    (
      .pipeline,
      "MatchingFilesDataset ExperimentalMatchingFilesDataset WholeFileReader WholeFileReaderV2"
        + " TextLineReader TextLineReaderV2 TextLineDataset TFRecordReader TFRecordReaderV2"
        + " TFRecordDataset TFRecordDatasetV2 FixedLengthRecordReader FixedLengthRecordReaderV2"
        + " FixedLengthRecordDataset FixedLengthRecordDatasetV2 LMDBReader LMDBDataset CSVDataset"
        + " CSVDatasetV2 ExperimentalLMDBDataset ExperimentalCSVDataset LoadDataset SnapshotDataset"
        + " SnapshotDatasetV2 CreateSummaryFileWriter CreateSummaryDbWriter DataServiceDataset"
        + " DataServiceDatasetV2 DataServiceDatasetV3 DataServiceDatasetV4 RecordInput"
    ),
  ]

  /// Nil for what only computes.
  static func reach(of name: String) -> Reach? {
    if let reach = reaches[name] { return reach }
    // Operators that TensorFlow puts in itself are not in the lists that it publishes.
    return names.contains(name) || name.hasPrefix("_") ? nil : .custom
  }
}

extension FindingDraft {
  /// - Parameter node: with the function that it stands in.
  static func tensorFlow(
    _ reach: TensorFlowOperators.Reach, _ operation: String, node: String, at offset: UInt64
  ) -> Self {
    let name = operation.excerpt
    let (rule, severity, why): (String, ArtifactFinding.Severity, String) =
      switch reach {
      case .python: ("python", .critical, "calls a Python function of whoever runs the graph")
      case .files: ("file", .critical, "reads or writes files that the graph names")
      case .network: ("network", .high, "sends data to, or takes them from, another process")
      case .pipeline: ("pipeline", .medium, "works on files, which a model for inference does not")
      case .custom: ("custom", .medium, "is no operator of TensorFlow: running it loads more code")
      }
    return Self(
      "safety.tensorflow.\(rule)-operator", severity, "\(name) (node \(node.excerpt)) \(why)",
      offset: offset, subject: operation,
      remedy: "export the model without it; do that step outside the graph")
  }
}
