// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One way in which a model's interface is not that of another.
package struct InterfaceDifference: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case added, removed, type, rank, dimension, optional, order
    case domainAdded = "domain-added"
    case domainRemoved = "domain-removed"
    case domainVersion = "domain-version"
  }

  package let kind: Kind
  /// Nil for domains.
  package let role: ModelInterface.Role?
  package let name: String
  package let group: String?
  /// How it was, and how it is; nil where it was not, or is not.
  package let before: String?
  package let after: String?
  /// Whoever could run the base, and does, can run the other in the same way.
  package let isBackwardCompatible: Bool

  package func breaks(_ rule: ModelInterface.Rule) -> Bool {
    switch rule {
    case .exact: true
    case .backwardCompatible: !isBackwardCompatible
    }
  }

  /// Fits after "the interface differs:".
  package var description: String {
    let what = role.map { "\($0.rawValue) " } ?? "operators of "
    let place = group.map { " of \($0.excerpt)" } ?? ""
    return "\(what)\(name.excerpt)\(place): \(change)"
  }

  private var change: String {
    let (old, new) = (before?.excerpt ?? "none", after?.excerpt ?? "none")
    switch kind {
    case .added, .domainAdded: return "added (\(new))"
    case .removed, .domainRemoved: return "removed (was \(old))"
    case .type: return "type \(old), now \(new)"
    case .rank: return "shape \(old), now \(new)"
    case .dimension: return "shape \(old), now \(new)"
    case .optional: return "\(old), now \(new)"
    case .order: return "at place \(old), now \(new)"
    case .domainVersion: return "version \(old), now \(new)"
    }
  }
}

extension ModelInterface {
  /// Which differences from a base are allowed.
  package enum Rule: String, Hashable, Sendable, Codable, CaseIterable {
    /// None.
    case exact
    /// Those that no caller of the base can notice: it gives the same inputs, and more are taken;
    /// it gets the same outputs, and more are given; no newer operators are needed to run it.
    case backwardCompatible = "backward-compatible"
  }
}
