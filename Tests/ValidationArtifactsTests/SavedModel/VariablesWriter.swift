// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// Writes the index and the shard of a SavedModel's variables, sound ones unless told otherwise.
struct VariablesWriter {
  typealias Writer = ProtobufWriter

  struct Variable {
    let name: String
    /// By the numbers of `DataType`: 1 float, 7 string.
    var type: Int64 = 1
    var shape: [Int64]
    var data: [UInt8]
    /// What the index says where it is not what is there.
    var offset: Int64?
    var size: Int64?
    var checksum: UInt32?
    var shard: Int64 = 0
    /// Further fields.
    var more: [UInt8] = []
  }

  var variables: [Variable]
  var shards: Int64 = 1
  /// 1 for numbers that begin with their highest byte.
  var endianness: Int64 = 0

  static func floats(_ name: String, _ values: [Float], shape: [Int64]? = nil) -> Variable {
    Variable(
      name: name, shape: shape ?? [Int64(values.count)],
      data: values.flatMap { PickleWriter.number($0.bitPattern) })
  }

  var shard: [UInt8] { variables.flatMap(\.data) }

  /// One block of entries, and one that leads to it.
  var index: [UInt8] {
    var entries: [(key: String, value: [UInt8])] = [
      ("", Writer.integer(1, shards) + Writer.integer(2, endianness))
    ]
    var offset: Int64 = 0
    for variable in variables {
      let shape = variable.shape.flatMap { Writer.message(2, Writer.integer(1, $0)) }
      var value = Writer.integer(1, variable.type) + Writer.bytes(2, shape)
      value += Writer.integer(3, variable.shard) + Writer.integer(4, variable.offset ?? offset)
      value += Writer.integer(5, variable.size ?? Int64(variable.data.count))
      let sum = variable.checksum ?? Self.masked(variable.data)
      value += Writer.tag(6, 5) + PickleWriter.number(sum)
      entries.append((variable.name, value + variable.more))
      offset += Int64(variable.data.count)
    }
    let data = Self.block(entries)
    let lead = Self.block([
      ("~", Writer.varint(0) + Writer.varint(UInt64(data.count - 5)))
    ])
    var footer = Writer.varint(0) + Writer.varint(0)
    footer += Writer.varint(UInt64(data.count)) + Writer.varint(UInt64(lead.count - 5))
    footer += [UInt8](repeating: 0, count: 40 - footer.count)
    return data + lead + footer + PickleWriter.number(UInt64(0xdb47_7524_8b80_fb57))
  }

  /// Keys share their beginnings, as far as they go.
  private static func block(_ entries: [(key: String, value: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var before: [UInt8] = []
    for (key, value) in entries {
      let key = Array(key.utf8)
      let shared = zip(before, key).prefix { $0 == $1 }.count
      bytes += Writer.varint(UInt64(shared)) + Writer.varint(UInt64(key.count - shared))
      bytes += Writer.varint(UInt64(value.count)) + key[shared...] + value
      before = key
    }
    bytes += PickleWriter.number(UInt32(0)) + PickleWriter.number(UInt32(1)) + [0]
    return bytes + PickleWriter.number(masked(bytes))
  }

  private static func masked(_ bytes: [UInt8]) -> UInt32 {
    var sum = CRC32C()
    bytes.withUnsafeBytes { sum.update($0) }
    return sum.masked
  }
}
