// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
import Foundation

/// The library's global state, and the one place where a status becomes a value or an error.
enum Libgit2 {
  /// Starts the library once; a failure is kept and thrown at every later use.
  private static let started: GitFailure? = {
    guard git_libgit2_init() > 0 else {
      return GitFailure.last(status: -1, action: "start libgit2")
    }
    // Without these, repositories made by `git clone --filter` and `git sparse-checkout` do not open.
    let extensions: [String] = ["worktreeconfig", "partialclone"]
    let names = extensions.compactMap { strdup($0) }
    defer { for name in names { free(name) } }
    var pointers: [UnsafePointer<CChar>?] = names.map { UnsafePointer($0) }
    let status = clibgit2_set_extensions(&pointers, pointers.count)
    return status < 0 ? GitFailure.last(status: status, action: "set git extensions") : nil
  }()

  static func start() throws {
    if let started { throw started }
  }

  /// Makes user, XDG and system configuration come from one folder, so that tests do not depend on
  /// the machine. To be called before any repository is opened: the library keeps this without a lock.
  static func readConfiguration(onlyFrom folder: URL) throws {
    try start()
    for level in [GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_SYSTEM] {
      try check("set git's configuration folder") {
        clibgit2_set_search_path(level, folder.path(percentEncoded: false))
      }
    }
  }

  /// - Throws: ``GitFailure``.
  @discardableResult
  static func check(_ action: String, _ call: () -> Int32) throws -> Int32 {
    let status = call()
    guard status >= 0 else { throw GitFailure.last(status: status, action: action) }
    return status
  }

  /// A pointer that a call makes, valid inside the body and freed after it.
  static func withPointer<Result>(
    _ action: String, make: (inout OpaquePointer?) -> Int32, free: (OpaquePointer?) -> Void,
    body: (OpaquePointer) throws -> Result
  ) throws -> Result {
    var pointer: OpaquePointer?
    try check(action) { make(&pointer) }
    defer { free(pointer) }
    guard let pointer else { throw GitFailure(status: -1, category: 0, detail: "", action: action) }
    return try body(pointer)
  }
}
