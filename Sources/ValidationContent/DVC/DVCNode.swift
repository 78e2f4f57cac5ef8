// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A parsed YAML document, handed in by who owns the YAML parser.
///
/// `dvc.lock` repeats commands and parameters of every shape, so that a reader for part of YAML would
/// refuse sound files, and a second whole one could read them differently.
package enum DVCNode: Hashable, Sendable {
  /// As it is spelled: digits that look like a number are a digest here. A null is the empty text.
  case scalar(String)
  case list([DVCNode])
  case map([String: DVCNode])

  subscript(name: String) -> DVCNode? {
    if case .map(let members) = self { members[name] } else { nil }
  }

  var text: String? {
    if case .scalar(let text) = self { text } else { nil }
  }

  var list: [DVCNode]? {
    if case .list(let elements) = self { elements } else { nil }
  }
}
