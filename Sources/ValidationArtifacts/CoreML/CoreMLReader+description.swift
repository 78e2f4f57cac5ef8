// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension CoreMLReader {
  func readDescription(_ field: ProtobufField) throws(ReadStop) {
    var fields = reader.walk(field.span, as: CoreMLMessages.description)
    while let part = try fields.next() {
      switch part.number {
      case 1: try readFeature(part, .input, of: nil)
      case 10: try readFeature(part, .output, of: nil)
      case 20: try readFunction(part)
      default: break
      }
    }
  }

  private func readFunction(_ field: ProtobufField) throws(ReadStop) {
    var name = ""
    var features: [ProtobufField] = []
    var fields = reader.walk(field.span, as: CoreMLMessages.functionDescription)
    while let part = try fields.next() {
      if part.number == 1 { name = try reader.text(part) } else { features.append(part) }
      try scan.checkMemory(UInt64(features.count) * 64)
    }
    for feature in features {
      try readFeature(feature, feature.number == 2 ? .input : .output, of: name)
    }
  }

  private func readFeature(
    _ field: ProtobufField, _ direction: ArtifactContents.Port.Direction, of function: String?
  ) throws(ReadStop) {
    var name = ""
    var type: (name: String, shape: [String]?) = ("unknown", nil)
    var fields = reader.walk(field.span, as: CoreMLMessages.feature)
    while let part = try fields.next() {
      if part.number == 1 { name = try reader.text(part) } else { type = try readType(part) }
    }
    if name.isEmpty {
      reader.fault("feature-name", "an \(direction) has no name", at: field.offset)
    }
    scan.note(
      ArtifactContents.Port(
        direction: direction, name: name.excerpt, type: type.name, shape: type.shape,
        group: function?.excerpt))
  }

  private func readType(_ field: ProtobufField) throws(ReadStop) -> (String, [String]?) {
    var type: (name: String, shape: [String]?) = ("unknown", nil)
    var isOptional = false
    var fields = reader.walk(field.span, as: CoreMLMessages.featureType)
    while let part = try fields.next() {
      switch part.number {
      case 4: type = try imageType(part)
      case 5: type = try arrayType(part)
      case 1000: isOptional = part.integer != 0
      default: type = (Self.plainTypes[part.number] ?? "unknown", nil)
      }
    }
    return (type.name + (isOptional ? "?" : ""), type.shape)
  }

  private static let plainTypes = [
    1: "int64", 2: "double", 3: "string", 6: "dictionary", 7: "sequence", 8: "state",
  ]

  private func arrayType(_ field: ProtobufField) throws(ReadStop) -> (String, [String]?) {
    var shape: [Int64] = []
    var element = "unknown"
    var isFlexible = false
    var fields = reader.walk(field.span, as: CoreMLMessages.arrayType)
    while let part = try fields.next() {
      switch part.number {
      case 1: _ = try reader.append(part, to: &shape, most: 1_024)
      case 2: element = Self.elements[part.integer] ?? "\(part.integer)"
      default: isFlexible = true
      }
    }
    return ("multiArray(\(element))", shape.map { isFlexible || $0 < 0 ? "?" : "\($0)" })
  }

  private static let elements: [UInt64: String] = [
    65_552: "float16", 65_568: "float32", 65_600: "double", 131_104: "int32", 131_080: "int8",
  ]

  private func imageType(_ field: ProtobufField) throws(ReadStop) -> (String, [String]?) {
    var (width, height, colors) = (UInt64(0), UInt64(0), "unknown")
    var fields = reader.walk(field.span, as: CoreMLMessages.imageType)
    while let part = try fields.next() {
      switch part.number {
      case 1: width = part.integer
      case 2: height = part.integer
      default: colors = Self.colorSpaces[part.integer] ?? "\(part.integer)"
      }
    }
    return ("image(\(colors))", ["\(height)", "\(width)"])
  }

  private static let colorSpaces: [UInt64: String] = [
    10: "grayscale", 20: "rgb", 30: "bgr", 40: "grayscale_float16",
  ]
}
