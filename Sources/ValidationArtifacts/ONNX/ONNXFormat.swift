// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// ONNX models: protobuf without a magic number, told by the fields that a model must have.
enum ONNXFormat: FormatReader {
  static let kind = ArtifactKind.onnx
  static let extensions: Set<String> = ["onnx"]

  /// A whole ModelProto by its outermost fields, with a graph that is one, too.
  static func recognises(_ probe: Probe) throws(ReadStop) -> Bool {
    guard let first = probe.head.first, plausibleTags.contains(first),
      let model = try ProtobufProbe(probe.source), model.fits(ONNXMessages.model),
      let graph = model.first(7), model.has(1) || model.has(8)
    else { return false }
    guard graph.span.count > 0 else { return true }
    return try ProtobufProbe(probe.source, graph.span)?.fits(ONNXMessages.graph) ?? false
  }

  /// Tags of one byte that a ModelProto can begin with.
  private static let plausibleTags: Set<UInt8> = [
    0x08, 0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72,
  ]

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    try ONNXModelReader(source, scan).read()
  }
}
