// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
import Foundation
import ValidationCore

extension Repository {
  /// Writes a commit's files into an empty folder, line ends converted as a checkout does.
  ///
  /// - Throws: ``Obstacle`` `content.object-missing`, `content.disk-full`, `git.failed`.
  func export(commit: String, to folder: URL) throws {
    try use { repository in
      do {
        try Self.withTree(of: commit, in: repository) { tree in
          try Self.checkOut(tree, of: repository, to: folder.plainPath)
        }
      } catch let failure as GitFailure where failure.isMissingObject {
        throw Obstacle.objectMissing(.root, commit)
      }
    }
  }

  private static func checkOut(
    _ tree: OpaquePointer, of repository: OpaquePointer, to folder: String
  ) throws {
    var options = git_checkout_options()
    git_checkout_options_init(&options, UInt32(GIT_CHECKOUT_OPTIONS_VERSION))
    // Without the second flag libgit2 rewrites the index of the user's repository; without the first
    // it compares with the user's working tree and writes nothing.
    options.checkout_strategy =
      GIT_CHECKOUT_FORCE.rawValue | GIT_CHECKOUT_DONT_UPDATE_INDEX.rawValue
    try folder.withCString { path in
      options.target_directory = path
      try Libgit2.check("export a commit") { git_checkout_tree(repository, tree, &options) }
    }
  }
}
