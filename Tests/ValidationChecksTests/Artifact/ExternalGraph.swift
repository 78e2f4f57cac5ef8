// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An ONNX graph of one multiplication by a tensor of two floats that stands in a file beside it.
struct ExternalGraph {
  let data: String

  var bytes: Data {
    let entry = Self.text(1, "location") + Self.text(2, data)
    let tensor =
      Data([0x08, 2, 0x10, 1]) + Self.text(8, "w") + Self.message(13, entry) + Data([0x70, 1])
    let node =
      Self.text(1, "x") + Self.text(1, "w") + Self.text(2, "y") + Self.text(4, "Mul")
    let graph =
      Self.message(1, node) + Self.text(2, "g") + Self.message(5, tensor)
      + Self.message(11, Self.value("x")) + Self.message(12, Self.value("y"))
    return Data([0x08, 8]) + Self.message(7, graph) + Self.message(8, Data([0x0a, 0, 0x10, 17]))
  }

  private static func value(_ name: String) -> Data {
    let shape = message(1, Data([0x08, 2]))
    let type = message(1, Data([0x08, 1]) + message(2, shape))
    return text(1, name) + message(2, type)
  }

  static func text(_ field: UInt8, _ text: String) -> Data {
    message(field, Data(text.utf8))
  }

  /// A field of a protobuf that holds fewer than 128 bytes.
  static func message(_ field: UInt8, _ content: Data) -> Data {
    Data([field << 3 | 2, UInt8(content.count)]) + content
  }
}
