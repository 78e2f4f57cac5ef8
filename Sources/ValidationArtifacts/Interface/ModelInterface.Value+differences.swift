// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ModelInterface.Value {
  /// Of a value that both interfaces have.
  func differences(from base: Self) -> [InterfaceDifference] {
    var found: [InterfaceDifference] = []
    if type != base.type {
      found.append(base.difference(.type, base.type, type, isCompatible: false))
    }
    if isOptional != base.isOptional {
      let words = ["required", "optional"]
      // An input may become optional; an output that was always there must stay.
      found.append(
        base.difference(
          .optional, words[base.isOptional ? 1 : 0], words[isOptional ? 1 : 0],
          isCompatible: isOptional == (role == .input)))
    }
    if shape != base.shape { found.append(shapeDifference(from: base)) }
    return found
  }

  /// Names of dimensions that are not fixed do not count: runtimes take any number for them.
  private func shapeDifference(from base: Self) -> InterfaceDifference {
    guard let shape, let old = base.shape, shape.count == old.count else {
      // Where a shape is not known, an input takes all, and an output promises nothing.
      let isCompatible = role == .input ? shape == nil : role == .output && base.shape == nil
      return base.difference(.rank, base.shapeText, shapeText, isCompatible: isCompatible)
    }
    let fits = zip(shape, old).allSatisfy { now, before in
      switch role {
      case .input: now == before || !now.isFixed
      case .output: now == before || !before.isFixed
      case .parameter: now == before
      }
    }
    return base.difference(.dimension, base.shapeText, shapeText, isCompatible: fits)
  }

  func difference(
    _ kind: InterfaceDifference.Kind, _ before: String?, _ after: String?, isCompatible: Bool
  ) -> InterfaceDifference {
    InterfaceDifference(
      kind: kind, role: role, name: name, group: group, before: before, after: after,
      isBackwardCompatible: isCompatible)
  }

  var shapeText: String {
    shape.map { "[\($0.map(\.text).joined(separator: ", "))]" } ?? "unknown"
  }

  var text: String {
    "\(type)\(shape == nil ? "" : " \(shapeText)")\(isOptional ? ", optional" : "")"
  }
}
