// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
import Foundation

/// Hexadecimal text of an object's id, and back.
enum ObjectID {
  static func text(_ id: UnsafePointer<git_oid>) -> String {
    // 40 digits and a NUL: SHA-256 repositories are refused at the door.
    var buffer = [CChar](repeating: 0, count: 41)
    git_oid_tostr(&buffer, buffer.count, id)
    return String(decoding: buffer.prefix(40).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func parse(_ text: String) throws -> git_oid {
    var id = git_oid()
    try Libgit2.check("read the object id \(text.debugDescription)") { git_oid_fromstr(&id, text) }
    return id
  }

  static func isComplete(_ text: String) -> Bool {
    text.utf8.count == 40
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
  }
}
