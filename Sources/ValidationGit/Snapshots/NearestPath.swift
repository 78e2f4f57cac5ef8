// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The tracked path that was probably meant.
enum NearestPath {
  /// Enough to be helpful; more would make a typo in a large repository slow.
  private static let candidateLimit = 10_000

  static func to(_ path: RepositoryPath, among files: [TrackedFile]) -> RepositoryPath? {
    let paths = files.prefix(candidateLimit).map(\.path)
    if let moved = paths.first(where: { $0.name == path.name }) { return moved }
    return NearestName.of(path.text, among: paths.map(\.text)).flatMap { RepositoryPath($0) }
  }
}
