// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads a ModelProto: what must be known beforehand first, then graphs and functions in order.
///
/// Rules are those of onnx/checker.cc 1.23 and of the ONNX IR specification.
final class ONNXModelReader {
  let reader: ProtobufReader
  let scan: ArtifactScan
  var irVersion: Int64 = 0
  /// By domain, the default one under `ai.onnx`.
  var operatorSets: [ExactText: Int64] = [:]
  var functions: Set<ONNXFunctionID> = []
  var calls = ONNXFunctionCalls()
  /// Files of external data that were opened, by their path in the model.
  var externalFiles: [String: ArtifactFile] = [:]
  private var reported: Set<String> = []
  private var kept: UInt64 = 0

  /// The newest version of the format that the rules are written after.
  static let newestVersion: Int64 = 14

  init(_ source: any ByteSource, _ scan: ArtifactScan) {
    self.reader = ProtobufReader(source, scan, format: "onnx")
    self.scan = scan
  }

  func read() throws(ReadStop) {
    try readHead()
    var hasGraph = false
    var fields = reader.walk(reader.whole, as: Self.bodySchema)
    while let field = try fields.next() {
      switch field.number {
      case 7:
        hasGraph = true
        try readGraph(field, ONNXGraphPlace(scope: ONNXScope(parent: nil), isMain: true))
      case 20: try readTraining(field)
      case 25: try readFunction(field)
      default: break
      }
    }
    if !hasGraph { reader.fault("no-graph", "the model has no graph", at: 0) }
    for cycle in calls.cycles {
      reader.fault(
        "function-cycle", "the functions \(cycle.excerpt) call each other without end", at: 0,
        subject: cycle)
    }
  }

  /// The second walk tells nothing twice.
  private static let bodySchema = ProtobufSchema(
    "ModelProto", isOpen: true,
    [7: .list("graph"), 20: .list("training_info"), 25: .list("functions")])

  // MARK: memory and reports

  /// Accounts for text that is kept until the end.
  func keep(_ text: String) throws(ReadStop) {
    kept += UInt64(text.utf8.count) + 64
    try scan.checkMemory(kept)
  }

  /// True the first time.
  func reportsFirst(_ key: String) -> Bool {
    reported.count < 10_000 && reported.insert(key).inserted
  }
}
