// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads Core ML models, those inside of pipelines too.
final class CoreMLReader {
  let reader: ProtobufReader
  let scan: ArtifactScan

  init(_ source: any ByteSource, _ scan: ArtifactScan) {
    self.reader = ProtobufReader(source, scan, format: "coreml")
    self.scan = scan
  }

  /// - Parameter depth: pipelines around it; the interface is that of the outermost model.
  func readModel(_ span: ProtobufSpan, depth: Int) throws(ReadStop) {
    var kinds: [String] = []
    var version: UInt64 = 0
    var fields = reader.walk(span, as: CoreMLMessages.model)
    while let field = try fields.next() {
      switch field.number {
      case 1: version = field.integer
      case 2: if depth == 0 { try readDescription(field) }
      case 10: break
      default:
        kinds.append(CoreMLMessages.kinds[field.number] ?? "")
        try readKind(field, depth: depth)
      }
    }
    check(kinds, version, span)
    guard depth == 0 else { return }
    scan.note(metadata: "specificationVersion", "\(version)")
    for kind in kinds { scan.note(metadata: "model", kind) }
  }

  private func check(_ kinds: [String], _ version: UInt64, _ span: ProtobufSpan) {
    if version == 0 {
      reader.fault(
        "no-version", "a model does not say which version of the specification it has",
        at: span.start)
    }
    if kinds.isEmpty {
      reader.fault("no-model", "a model is of no kind: it computes nothing", at: span.start)
    } else if kinds.count > 1 {
      reader.fault(
        "two-models",
        "a model is of two kinds, \(kinds[0]) and \(kinds[1]): readers disagree which counts",
        at: span.start)
    }
  }

  private func readKind(_ field: ProtobufField, depth: Int) throws(ReadStop) {
    switch field.number {
    case 200, 201:
      var fields = reader.walk(field.span, as: CoreMLMessages.wrappedPipeline)
      while let part = try fields.next() { try readPipeline(part, depth: depth) }
    case 202: try readPipeline(field, depth: depth)
    case 303, 403, 500: try readNetwork(field)
    case 502: try readProgram(field)
    case 555:
      let name = try text(in: field, as: CoreMLMessages.customModel)
      scan.record(.custom("model", name, at: field.offset))
    case 556: try readLinked(field)
    default: break
    }
  }

  private func readPipeline(_ field: ProtobufField, depth: Int) throws(ReadStop) {
    var fields = reader.walk(field.span, as: CoreMLMessages.pipeline)
    while let part = try fields.next() { try readModel(part.span, depth: depth + 1) }
  }

  /// What the one text of a message says; empty where it is not there.
  func text(in field: ProtobufField, as schema: ProtobufSchema) throws(ReadStop) -> String {
    var text = ""
    var fields = reader.walk(field.span, as: schema)
    while let part = try fields.next() { text = try reader.text(part) }
    return text
  }

  // MARK: other models

  private func readLinked(_ field: ProtobufField) throws(ReadStop) {
    var fields = reader.walk(field.span, as: CoreMLMessages.linkedModel)
    while let file = try fields.next() {
      var parts = reader.walk(file.span, as: CoreMLMessages.linkedFile)
      while let part = try parts.next() {
        let text = try text(in: part, as: CoreMLMessages.textParameter)
        // A list of folders, of which some are named after bundles of the application.
        let paths =
          part.number == 1 ? [text] : text.utf8.split(separator: 0x3a).map { "\(Substring($0))" }
        for path in paths where part.number == 1 || !path.hasPrefix("$") {
          judge(linked: path, isFolder: part.number == 2, at: part.offset)
        }
      }
    }
  }

  private func judge(linked path: String, isFolder: Bool, at offset: UInt64) {
    switch ReferencedPath(path) {
    case .outside(let reason):
      scan.record(.path("linked model", path, reason, .critical, at: offset))
    case .backslash:
      scan.record(
        .path("linked model", path, "its backslash leads elsewhere on Windows", .high, at: offset))
    case .noFile where !isFolder:
      reader.fault("linked-model", "a linked model names no file", at: offset)
    case .noFile, .inside, .detour: break
    }
  }
}

extension FindingDraft {
  /// Policy, and no fault: the application must bring that class.
  static func custom(_ what: String, _ name: String, at offset: UInt64) -> Self {
    Self(
      "safety.coreml.custom-\(what)", .medium,
      "a custom \(what) runs code of the application's class \(name.excerpt)", offset: offset,
      subject: name, remedy: "make sure that the class is the project's own")
  }

  static func path(
    _ what: String, _ path: String, _ reason: String, _ severity: ArtifactFinding.Severity,
    at offset: UInt64
  ) -> Self {
    Self(
      "safety.coreml.path", severity,
      "the \(what) \(path.excerpt) is not beside the model: \(reason). Loading would read it",
      offset: offset, subject: path, remedy: "put the file into the model's folder")
  }
}
