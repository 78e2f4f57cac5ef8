// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import ValidationContent
import ValidationCore

@testable import ValidationGit

/// Pointers and stores are written by hand, in the layout that `Fixtures/DVC/make_pointers.py` shows: DVC need
/// not be installed.
extension GitWorld {
  static func md5(_ text: String) -> String {
    Insecure.MD5.hash(data: Data(text.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// A `.dvc` file of one output.
  static func pointer(
    to content: String, at path: String, isOld: Bool = false, more: String = ""
  ) -> String {
    "outs:\n- md5: \(md5(content))\n\(isOld ? "" : "  hash: md5\n")  size: \(content.utf8.count)\n"
      + "  path: \(path)\n\(more)"
  }

  static func listing(_ files: [String: String]) -> String {
    let entries = files.sorted { $0.key < $1.key }.map {
      #"{"md5": "\#(md5($0.value))", "relpath": "\#($0.key)"}"#
    }
    return "[\(entries.joined(separator: ", "))]"
  }

  /// A `.dvc` file of a folder.
  static func pointer(toFolder files: [String: String], at path: String) -> String {
    let size = files.values.map(\.utf8.count).reduce(0, +)
    return "outs:\n- md5: \(md5(listing(files))).dir\n  hash: md5\n  size: \(size)\n"
      + "  nfiles: \(files.count)\n  path: \(path)\n"
  }

  func store(
    _ content: String, as digest: String? = nil, ending: String = "",
    in store: String = "r/.dvc/cache/files/md5"
  ) throws {
    let digest = digest ?? Self.md5(content)
    try write(content, to: "\(store)/\(digest.prefix(2))/\(digest.dropFirst(2))\(ending)")
  }

  func store(folder files: [String: String]) throws {
    try store(Self.listing(files), ending: ".dir")
    for content in files.values { try store(content) }
  }

  /// As `dvc init` leaves it.
  func commitDVC(_ files: [String: String]) throws {
    let own = [".dvc/.gitignore": "/cache\n/config.local\n", ".dvc/config": "[core]\n"]
    try commit(files.merging(own) { given, _ in given }, in: "r")
  }
}
