// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Core ML models: protobuf without a magic number, told by the one kind that a model has.
enum CoreMLFormat: FormatReader {
  static let kind = ArtifactKind.coreml
  static let extensions: Set<String> = ["mlmodel"]

  static func recognises(_ probe: Probe) throws(ReadStop) -> Bool {
    guard probe.head.first == 0x08, let model = try ProtobufProbe(probe.source),
      model.fits(CoreMLMessages.model), model.fields.contains(where: { $0.number >= 200 })
    else { return false }
    guard let description = model.first(2), description.span.count > 0 else {
      // A handful of numbers and bytes is not enough; a linked model has no more than its path.
      return model.has(556) || model.has(555)
    }
    return try ProtobufProbe(probe.source, description.span)?.fits(CoreMLMessages.description)
      ?? false
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let reader = CoreMLReader(source, scan)
    try reader.readModel(reader.reader.whole, depth: 0)
  }
}
