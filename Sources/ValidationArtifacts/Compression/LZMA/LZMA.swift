// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Streams of LZMA as containers wrap them.
enum LZMA {
  /// The format of `lzma` files: properties, length or -1, one stream.
  static func expandAlone(
    _ input: inout DecoderInput, into output: ExpandedOutput
  ) throws(ExpansionFailure) {
    let properties = try LZMAProperties(try input.bytes(5))
    let size = try input.littleEndian(UInt64.self)
    try expand(&input, properties, count: size == .max ? nil : size, into: output)
  }

  /// Of a zip member (APPNOTE 5.8.8): version, length of the properties, properties, one stream.
  static func expandMember(
    _ input: inout DecoderInput, count: UInt64, into output: ExpandedOutput
  ) throws(ExpansionFailure) {
    try input.skip(2)
    let length = try input.littleEndian(UInt16.self)
    let properties = try LZMAProperties(try input.bytes(Int(length)))
    // An end mark takes some bytes; more of them mean that the length lies.
    let isLonger = input.remaining > 4_096 && count == 0
    try expand(&input, properties, count: isLonger ? nil : count, into: output)
  }

  static func expand(
    _ input: inout DecoderInput, _ properties: LZMAProperties, count: UInt64?,
    into output: ExpandedOutput
  ) throws(ExpansionFailure) {
    let size = min(properties.dictionarySize, count ?? .max)
    let window = try SlidingWindow(size, output)
    var decoder = try LZMADecoder(properties, window)
    do throws(ExpansionFailure) {
      _ = try decoder.decode(&input, count: count)
    } catch {
      // What was decoded before the fault is scanned.
      try window.flush()
      throw error
    }
    try window.flush()
  }
}
