// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// How far a number may be from the one that is expected: |found − expected| ≤ absolute + relative · |expected|.
struct Tolerance: Codable, Hashable, Sendable, CustomStringConvertible {
  var absolute = 0.0
  var relative = 0.0

  var description: String { text(of: "expected") }

  /// - Parameter expected: what the expected value is called, such as `golden`.
  func text(of expected: String) -> String {
    switch (absolute, relative) {
    case (0, 0): "none"
    case (_, 0): "\(absolute)"
    case (0, _): "\(relative) · |\(expected)|"
    default: "\(absolute) + \(relative) · |\(expected)|"
    }
  }
}

extension Syntax where Value == Tolerance {
  /// `{ absolute: 1e-9, relative: 1e-6 }`.
  static var tolerance: Syntax {
    .mapping(
      Fields(.absoluteTolerance, .relativeTolerance) { Tolerance(absolute: $0, relative: $1) })
  }
}

extension Field where Value == Double {
  static var absoluteTolerance: Field {
    .optional("absolute", .notNegative, default: 0, "most that numbers may differ, in their unit")
  }

  static var relativeTolerance: Field {
    .optional(
      "relative", .notNegative, default: 0, "the same as a part of the expected value, such as 1e-6"
    )
  }
}

extension Syntax where Value == Double {
  fileprivate static var notNegative: Syntax {
    let number = Syntax<Double>.number
    return Syntax(schema: number.schema) { node, decoding in
      guard let value = number.read(node, &decoding) else { return nil }
      guard value >= 0 else {
        decoding.report("a tolerance is not negative, found \(node.description)", at: node)
        return nil
      }
      return value
    }
  }
}
