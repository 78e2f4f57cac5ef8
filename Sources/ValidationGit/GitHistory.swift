// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// What is judged, what it is compared with, and what differs.
package struct GitHistory: ChangeHistory {
  package let candidate: Revision
  package let base: BaseResolution
  private let content: GitContentStore

  init(content: GitContentStore) {
    self.candidate = content.candidate
    self.base = content.base
    self.content = content
  }

  package func changedPaths() async throws -> [RepositoryPath] {
    try await content.changedPaths()
  }
}
