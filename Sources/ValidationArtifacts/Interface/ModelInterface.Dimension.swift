// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ModelInterface {
  /// One dimension of a shape.
  package enum Dimension: Hashable, Sendable, Codable {
    case fixed(UInt64)
    /// Whatever comes, but the same wherever the name stands.
    case named(String)
    case any

    /// As ports and manifests spell it: a number, a name, or `?`.
    package init(_ text: String) {
      if let number = UInt64(text) {
        self = .fixed(number)
      } else {
        self = text == "?" || text.isEmpty || text == "-1" ? .any : .named(text)
      }
    }

    package var text: String {
      switch self {
      case .fixed(let number): "\(number)"
      case .named(let name): name
      case .any: "?"
      }
    }

    var isFixed: Bool { if case .fixed = self { true } else { false } }
  }
}
