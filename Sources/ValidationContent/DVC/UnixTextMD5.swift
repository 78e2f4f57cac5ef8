// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto

/// MD5 as DVC 2 took it: of what looks like text, after every CRLF became LF.
///
/// Sources: dvc-data 0.51.0 and 3.18.3, `hashfile/hash.py` and `istextfile.py`.
struct UnixTextMD5 {
  /// Where it is decided whether the content is text.
  enum Decision {
    /// At the beginning of every block: what DVC 3 makes of files that DVC 2 tracked.
    case everyBlock
    /// At the beginning of the file: DVC 2.
    case firstBlock
  }

  private let decision: Decision
  private var hash = Insecure.MD5()
  private var block: [UInt8] = []
  private var isText: Bool?

  /// A CRLF across the end of a block stays as it is.
  static let blockBytes = 1 << 20
  private static let lookedAt = 512

  init(_ decision: Decision) { self.decision = decision }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let taken = rest.prefix(Self.blockBytes - block.count)
      block += taken
      rest = rest.dropFirst(taken.count)
      if block.count == Self.blockBytes { closeBlock() }
    }
  }

  func finish() -> MD5Digest {
    var copy = self
    copy.closeBlock()
    return MD5Digest(bytes: copy.hash.finalize())
  }

  private mutating func closeBlock() {
    if isText == nil || decision == .everyBlock {
      isText = Self.isText(block.prefix(Self.lookedAt))
    }
    if isText == true { Self.removeReturns(from: &block) }
    block.withUnsafeBytes { hash.update(bufferPointer: $0) }
    block.removeAll(keepingCapacity: true)
  }

  /// No NUL, and at most three in ten bytes that are neither printable ASCII nor white space.
  private static func isText(_ beginning: ArraySlice<UInt8>) -> Bool {
    var others = 0
    for byte in beginning {
      switch byte {
      case 0: return false
      case 0x20...0x7e, 0x08, 0x09, 0x0a, 0x0c, 0x0d: break
      default: others += 1
      }
    }
    return others * 10 <= beginning.count * 3
  }

  private static func removeReturns(from block: inout [UInt8]) {
    guard block.contains(0x0d) else { return }
    var kept = 0
    for index in block.indices {
      let isFollowed = index + 1 < block.count && block[index + 1] == 0x0a
      if block[index] == 0x0d && isFollowed { continue }
      block[kept] = block[index]
      kept += 1
    }
    block.removeLast(block.count - kept)
  }
}
