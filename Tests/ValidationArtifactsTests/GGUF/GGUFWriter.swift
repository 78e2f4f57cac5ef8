// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Makes GGUF files, good ones and bad ones.
struct GGUFWriter {
  var version: UInt32 = 3
  /// Claimed counts; nil for the true ones.
  var tensorCount: UInt64?
  var entryCount: UInt64?
  var entries: [[UInt8]] = []
  var tensors: [[UInt8]] = []
  var alignment = 32
  var data: [UInt8] = []

  var bytes: [UInt8] {
    typealias Writer = SafetensorsWriter
    var bytes = Array("GGUF".utf8) + Writer.bytes([version])
    bytes += Writer.bytes([
      tensorCount ?? UInt64(tensors.count), entryCount ?? UInt64(entries.count),
    ])
    bytes += entries.flatMap(\.self) + tensors.flatMap(\.self)
    let padding = (alignment - bytes.count % alignment) % alignment
    return bytes + [UInt8](repeating: 0, count: padding) + data
  }

  static func string(_ text: String) -> [UInt8] { string(Array(text.utf8)) }

  static func string(_ bytes: [UInt8], length: UInt64? = nil) -> [UInt8] {
    SafetensorsWriter.bytes([length ?? UInt64(bytes.count)]) + bytes
  }

  static func entry(_ key: String, type: UInt32, _ value: [UInt8]) -> [UInt8] {
    string(key) + SafetensorsWriter.bytes([type]) + value
  }

  static func entry(_ key: String, _ text: String) -> [UInt8] {
    entry(key, type: 8, string(text))
  }

  static func entry(_ key: String, _ number: UInt32) -> [UInt8] {
    entry(key, type: 4, SafetensorsWriter.bytes([number]))
  }

  static func tensor(
    _ name: String, _ shape: [Int64], type: UInt32 = 0, at offset: UInt64 = 0
  ) -> [UInt8] {
    string(name) + SafetensorsWriter.bytes([UInt32(shape.count)])
      + SafetensorsWriter.bytes(shape) + SafetensorsWriter.bytes([type])
      + SafetensorsWriter.bytes([offset])
  }

  static func floats(_ values: [Float]) -> [UInt8] {
    SafetensorsWriter.bytes(values.map(\.bitPattern))
  }

  /// Two tensors of 8 numbers, each filling one unit of the alignment.
  static var sound: Self {
    var writer = Self()
    writer.entries = [entry("general.architecture", "llama"), entry("llama.block_count", 2)]
    writer.tensors = [tensor("a", [4, 2]), tensor("b", [8], at: 32)]
    writer.data = floats((1...16).map { Float($0) })
    return writer
  }
}
