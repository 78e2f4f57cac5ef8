// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Reads the header of a safetensors file from an untrusted source; memory follows the header.
///
/// Stricter than the reference library 0.8, which takes duplicate names and metadata keys, unknown
/// fields, empty names and white space before the header, against its own README.
package enum SafetensorsReader {
  /// Throws only where the machine fails; whatever the bytes are, they make an inspection.
  package static func read(fileAt url: URL) throws(ArtifactReadError) -> SafetensorsInspection {
    try read(ArtifactFile(at: url))
  }

  static func read(
    fileAt url: URL, largestHeader: UInt64
  ) throws(ArtifactReadError) -> SafetensorsInspection {
    try read(ArtifactFile(at: url), largestHeader: largestHeader)
  }

  static func read(
    _ file: any ByteSource, largestHeader: UInt64 = Self.largestHeader
  ) throws(ArtifactReadError) -> SafetensorsInspection {
    try inspect(size: file.size, largestHeader) { (offset, count) throws(ArtifactReadError) in
      try file.bytes(at: offset, count: count)
    }
  }

  /// The same for bytes in memory.
  package static func read(_ bytes: [UInt8]) -> SafetensorsInspection {
    inspect(size: UInt64(bytes.count)) { Array(bytes[Int($0)..<Int($0) + $1]) }
  }

  /// The reference library's limit, in bytes.
  static let largestHeader: UInt64 = 100_000_000

  private static func inspect<Failure: Error>(
    size: UInt64, _ largestHeader: UInt64 = Self.largestHeader,
    read: (_ offset: UInt64, _ count: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) -> SafetensorsInspection {
    guard size >= 8 else { return broken(.headerTooSmall(size)) }
    let length = try read(0, 8).littleEndian(UInt64.self)
    guard length <= largestHeader else { return broken(.headerTooLarge(length)) }
    guard length <= size - 8 else { return broken(.headerBeyondFile(length, size: size)) }
    let header = SafetensorsHeader(parsing: try read(8, Int(length)))
    return SafetensorsLayout(header: header, dataStart: 8 + length, fileSize: size).inspection
  }

  private static func broken(_ fault: StructureFault) -> SafetensorsInspection {
    SafetensorsInspection(tensors: [], metadata: [], faults: [fault], faultCount: 1)
  }
}

extension StructureFault {
  fileprivate static func headerTooSmall(_ size: UInt64) -> Self {
    StructureFault(
      "safetensors.header-too-small",
      "the file has \(size) bytes, fewer than the 8 of the header's length", byteOffset: 0)
  }

  fileprivate static func headerTooLarge(_ length: UInt64) -> Self {
    StructureFault(
      "safetensors.header-too-large",
      "the header claims \(length) bytes, more than \(SafetensorsReader.largestHeader)",
      byteOffset: 0)
  }

  fileprivate static func headerBeyondFile(_ length: UInt64, size: UInt64) -> Self {
    StructureFault(
      "safetensors.header-beyond-file",
      "the header claims \(length) bytes and the file ends \(size - 8) bytes after its length",
      byteOffset: 0)
  }
}
