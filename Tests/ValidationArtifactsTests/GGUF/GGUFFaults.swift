// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Broken files, each with the rules that it breaks.
enum GGUFFaults {
  struct Example: Sendable, CustomTestStringConvertible {
    let what: String
    let bytes: [UInt8]
    let rules: [String]

    var testDescription: String { what }

    init(_ what: String, _ bytes: [UInt8], _ rules: String...) {
      (self.what, self.bytes, self.rules) = (what, bytes, rules)
    }
  }

  private typealias Writer = GGUFWriter

  private static func sound(_ change: (inout Writer) -> Void) -> [UInt8] {
    var writer = Writer.sound
    change(&writer)
    return writer.bytes
  }

  private static func entries(_ entries: [UInt8]...) -> [UInt8] {
    sound { $0.entries = entries }
  }

  private static func tensor(_ tensor: [UInt8], data: Int = 32) -> [UInt8] {
    sound {
      $0.tensors = [tensor]
      $0.data = [UInt8](repeating: 1, count: data)
    }
  }

  static let examples = beginnings + metadata + tensors

  private static let beginnings = [
    Example("other magic", Array("GGUX".utf8) + Writer.sound.bytes.dropFirst(4), "magic"),
    Example("four bytes", Array("GGUF".utf8), "truncated"),
    Example("counts cut off", Array(Writer.sound.bytes.prefix(20)), "truncated"),
    Example("version 0", sound { $0.version = 0 }, "version"),
    Example("version 1", sound { $0.version = 1 }, "version"),
    Example("version 4", sound { $0.version = 4 }, "version"),
    Example("big-endian", sound { $0.version = 0x0300_0000 }, "byte-order"),
    Example("-1 tensors", sound { $0.tensorCount = .max }, "count"),
    Example("-1 entries", sound { $0.entryCount = .max }, "count"),
    Example("entries that do not fit", sound { $0.entryCount = 1 << 40 }, "count"),
  ]

  private static let metadata = [
    Example("empty key", entries(Writer.entry("", 1)), "key-empty"),
    Example("key twice", entries(Writer.entry("a", 1), Writer.entry("a", 2)), "key-duplicate"),
    Example("key not ASCII", entries(Writer.entry("é", 1)), "key-not-ascii"),
    Example(
      "key beyond the end", entries(Writer.string([0x61], length: .max)), "string-length"),
    Example(
      "text beyond the end",
      entries(Writer.string("a") + [8, 0, 0, 0] + Writer.string([0x61], length: 1 << 30)),
      "string-length"),
    Example("type 13", entries(Writer.entry("a", type: 13, [0])), "value-type"),
    Example("type -1", entries(Writer.entry("a", type: .max, [0])), "value-type"),
    Example("bool of 2", entries(Writer.entry("a", type: 7, [2])), "bool"),
    Example(
      "array of arrays",
      entries(Writer.entry("a", type: 9, [9, 0, 0, 0] + SafetensorsWriter.bytes([UInt64(0)]))),
      "array-nested"),
    Example(
      "array of type 13",
      entries(Writer.entry("a", type: 9, [13, 0, 0, 0] + SafetensorsWriter.bytes([UInt64(0)]))),
      "value-type"),
    Example(
      "array beyond the end",
      entries(
        Writer.entry("a", type: 9, [10, 0, 0, 0] + SafetensorsWriter.bytes([UInt64(1) << 61]))),
      "array-length"),
    Example("alignment 0", entries(Writer.entry("general.alignment", 0)), "alignment"),
    Example("alignment 24", entries(Writer.entry("general.alignment", 24)), "alignment"),
    Example(
      "alignment of another type",
      entries(Writer.entry("general.alignment", type: 5, [32, 0, 0, 0])), "alignment"),
  ]

  private static let tensors = [
    Example("data cut off", Array(Writer.sound.bytes.dropLast(1)), "data-short"),
    Example(
      "name of 64 bytes", tensor(Writer.tensor(String(repeating: "n", count: 64), [8])),
      "name-length"),
    Example(
      "name twice",
      sound { $0.tensors = [Writer.tensor("a", [8]), Writer.tensor("a", [8], at: 32)] },
      "name-duplicate"),
    Example("five dimensions", tensor(Writer.tensor("a", [1, 1, 1, 1, 1])), "dimensions"),
    Example("negative dimension", tensor(Writer.tensor("a", [-8])), "dimension-negative"),
    Example("2^63 elements", tensor(Writer.tensor("a", [1 << 32, 1 << 31])), "shape-overflow"),
    Example(
      "2^65 bytes", tensor(Writer.tensor("a", [1 << 31, 1 << 31], type: 28)), "shape-overflow"),
    Example("removed type", tensor(Writer.tensor("a", [32], type: 4)), "type"),
    Example("negative type", tensor(Writer.tensor("a", [32], type: .max)), "type"),
    Example("type to come", tensor(Writer.tensor("a", [32], type: 99)), "type-unknown"),
    Example("half a block", tensor(Writer.tensor("a", [16, 2], type: 8), data: 64), "block"),
    Example("offset -1", tensor(Writer.tensor("a", [8], at: .max)), "offset"),
    Example(
      "overlap", sound { $0.tensors = [Writer.tensor("a", [8]), Writer.tensor("b", [8])] },
      "offset"),
    Example(
      "gap", sound { $0.tensors = [Writer.tensor("a", [8]), Writer.tensor("b", [8], at: 64)] },
      "offset"),
    Example(
      "sum beyond 2^64",
      sound {
        $0.tensors = (0..<2).map {
          Writer.tensor("t\($0)", [(1 << 60) - 1], type: 28, at: UInt64($0) * (1 << 63))
        }
      }, "size-overflow"),
    Example(
      "bytes after the tensors", Writer.sound.bytes + [UInt8](repeating: 0, count: 33),
      "trailing-bytes"),
  ]
}
