// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A check type that compares with a reviewed file of the repository, and can write it anew.
package protocol AcceptingCheck: Check {
  /// What the reviewed files are to hold, as things are now.
  /// - Throws: ``Obstacle`` when it cannot be had; nothing is written then.
  func accepted(_ scope: Scope, with access: Access) async throws -> [AcceptedFile]
}

/// A reviewed file as it would be written.
package struct AcceptedFile: Hashable, Sendable {
  package var path: RepositoryPath
  package var data: Data

  package init(path: RepositoryPath, data: Data) {
    self.path = path
    self.data = data
  }
}

extension AcceptingCheck {
  /// For a scope of its own type, behind a protocol that does not know it.
  func accepting(
    _ scope: any Sendable
  ) -> @Sendable (Access) async throws -> [AcceptedFile] {
    { access in
      guard let scope = scope as? Scope else { return [] }
      return try await accepted(scope, with: access)
    }
  }
}
