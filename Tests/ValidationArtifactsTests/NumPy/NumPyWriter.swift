// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Makes numpy's array files, good ones and bad ones.
enum NumPyWriter {
  static func header(_ descr: String, _ shape: String, fortran: String = "False") -> String {
    "{'descr': \(descr), 'fortran_order': \(fortran), 'shape': \(shape), }"
  }

  /// Padded to 64 bytes, as numpy does.
  static func file(
    _ header: String, data: [UInt8] = [], version: UInt8 = 1, end: String = "\n"
  ) -> [UInt8] {
    let start = version == 1 ? 10 : 12
    let padding = (64 - (start + header.utf8.count + 1) % 64) % 64
    let text = Array((header + String(repeating: " ", count: padding) + end).utf8)
    let length =
      version == 1
      ? SafetensorsWriter.bytes([UInt16(text.count)])
      : SafetensorsWriter.bytes([UInt32(text.count)])
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + text + data
  }

  static func floats(_ values: [Float]) -> [UInt8] {
    file(
      header("'<f4'", "(\(values.count),)"), data: SafetensorsWriter.bytes(values.map(\.bitPattern))
    )
  }
}
