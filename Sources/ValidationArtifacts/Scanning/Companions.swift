// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Files beside a model that it names: shards, external data, variables.
package protocol Companions: Sendable {
  /// The path is relative to the model's folder, as the model writes it, with `/` between its parts.
  func companion(at path: String) -> Companion

  /// What may stand there is the model's, too, and nothing has to be known of it.
  func claim(_ path: String)

  /// Something was asked that will be known at a second look: this one need not read all bytes.
  var awaitsAnswers: Bool { get }
}

extension Companions {
  package func claim(_ path: String) {}
  package var awaitsAnswers: Bool { false }
}

/// What stands at a path beside a model.
package enum Companion: Hashable, Sendable {
  case file(URL, size: UInt64, linkCount: UInt64)
  /// A symbolic link is, or leads to, it.
  case link
  case folder
  case absent
  /// Whoever asks knows one file alone: nothing can be said about others.
  case unknown
}

/// For bytes that stand nowhere: memory, members of archives.
package struct NoCompanions: Companions {
  package init() {}
  package func companion(at path: String) -> Companion { .unknown }
}
