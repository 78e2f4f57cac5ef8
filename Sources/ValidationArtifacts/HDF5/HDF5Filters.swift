// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What was done to a chunk before it was written, in that order; reading undoes it from the last on.
struct HDF5Filters {
  enum Filter: Hashable {
    case deflate
    /// First bytes of all elements, then second bytes, …
    case shuffle(width: Int)
    /// A checksum of four bytes at the end.
    case fletcher32
    /// A plugin of the library, or a lossy one.
    case other(Int)
  }

  let filters: [Filter]

  static let none = Self(filters: [])

  var isEmpty: Bool { filters.isEmpty }

  private init(filters: [Filter]) { self.filters = filters }

  /// Of a filter pipeline message.
  init(_ block: HDF5Block) throws(ReadStop) {
    var block = block
    let version = try block.u8()
    let count = try block.u8()
    if version == 1 { try block.skip(6) }
    var filters: [Filter] = []
    for _ in 0..<count {
      let kind = try block.u16()
      let nameCount = version == 1 || kind >= 256 ? try block.u16() : 0
      try block.skip(2)
      let values = try block.u16()
      try block.skip(version == 1 ? (nameCount + 7) & ~7 : nameCount)
      let first = values > 0 ? try block.u32() : 0
      try block.skip(max(0, values - 1) * 4)
      if version == 1, values % 2 == 1 { try block.skip(4) }
      switch kind {
      case 1: filters.append(.deflate)
      case 2: filters.append(.shuffle(width: Int(clamping: first)))
      case 3: filters.append(.fletcher32)
      default: filters.append(.other(kind))
      }
    }
    self.filters = filters
  }

  /// All that were applied can be undone.
  func canUndo(skipping mask: UInt64) -> Bool {
    applied(skipping: mask).allSatisfy { if case .other = $0 { false } else { true } }
  }

  private func applied(skipping mask: UInt64) -> [Filter] {
    filters.enumerated().filter { $0.offset < 64 && mask >> UInt64($0.offset) & 1 == 0 }
      .map(\.element)
  }

  /// Why a chunk cannot be read.
  enum Failure: Error, Hashable {
    case broken(String)
    case stop(ReadStop)
  }

  func undo(
    on bytes: [UInt8], skipping mask: UInt64, _ scan: ArtifactScan
  ) throws(Failure) -> [UInt8] {
    var bytes = bytes
    var undone: Set<Filter> = []
    for filter in applied(skipping: mask).reversed() {
      // Twice the same is nothing that anybody writes.
      if !undone.insert(filter).inserted {
        do throws(ReadStop) { try scan.spend(steps: UInt64(bytes.count) >> 6) } catch {
          throw .stop(error)
        }
      }
      switch filter {
      case .deflate: bytes = try Self.inflated(bytes, scan)
      case .shuffle(let width): bytes = Self.unshuffled(bytes, width: width)
      case .fletcher32: bytes = try Self.verified(bytes)
      case .other: break
      }
    }
    return bytes
  }

  private static func inflated(
    _ bytes: [UInt8], _ scan: ArtifactScan
  ) throws(Failure) -> [UInt8] {
    var input = DecoderInput(MemorySource(bytes: bytes))
    let output = ExpandedOutput(scan)
    do throws(ExpansionFailure) { try Inflate.expand(&input, .zlib, into: output) } catch {
      if case .stop(let stop) = error { throw .stop(stop) }
      throw .broken(error.explanation)
    }
    do throws(ReadStop) {
      try scan.checkMemory(output.count)
      let content = try output.finish()
      do throws(ArtifactReadError) {
        return try content.bytes(at: 0, count: Int(clamping: content.size))
      } catch {
        throw .unreadable(error)
      }
    } catch {
      throw .stop(error)
    }
  }

  private static func unshuffled(_ bytes: [UInt8], width: Int) -> [UInt8] {
    guard width > 1, width <= bytes.count else { return bytes }
    let count = bytes.count / width
    return [UInt8](unsafeUninitializedCapacity: bytes.count) { target, filled in
      bytes.withUnsafeBufferPointer { source in
        for byte in 0..<width {
          for element in 0..<count {
            target[element * width + byte] = source[byte * count + element]
          }
        }
        // What is left of a last element stays where it was.
        for place in count * width..<bytes.count { target[place] = source[place] }
      }
      filled = bytes.count
    }
  }

  private static func verified(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    guard bytes.count >= 4 else { throw .broken("it is too short to have a checksum") }
    let content = bytes.dropLast(4)
    let stored = bytes.suffix(4).littleEndian(UInt32.self)
    let sum = fletcher32(content)
    // Versions before 1.6.3 swapped the bytes of each half on some machines.
    let swapped = (sum & 0x00ff_00ff) << 8 | (sum >> 8) & 0x00ff_00ff
    guard stored == sum || stored == swapped else {
      throw .broken("its checksum does not fit its bytes")
    }
    return Array(content)
  }

  /// H5checksum.c: of words of sixteen bits, the first byte being the higher.
  static func fletcher32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (0, 0)
    func fold(_ sum: UInt32) -> UInt32 { (sum & 0xffff) + (sum >> 16) }
    bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      while place + 1 < bytes.count {
        // So many words fit before a sum can overflow.
        let end = min(place + 720, bytes.count - 1)
        while place < end {
          low &+= UInt32(bytes[place]) << 8 | UInt32(bytes[place + 1])
          high &+= low
          place += 2
        }
        (low, high) = (fold(low), fold(high))
      }
      if place < bytes.count {
        low &+= UInt32(bytes[place]) << 8
        high &+= low
        (low, high) = (fold(low), fold(high))
      }
    }
    return fold(high) << 16 | fold(low)
  }
}
