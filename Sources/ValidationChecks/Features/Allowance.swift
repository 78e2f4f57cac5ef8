// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Most rows that may break a promise.
enum Allowance: Codable, Hashable, Sendable, CustomStringConvertible {
  case count(Int64)
  case share(Share)

  func allows(_ found: Int64, of rows: Int64) -> Bool {
    switch self {
    case .count(let most): found <= most
    // 29 % of 100 is a little less than 29 in binary.
    case .share(let share): Double(found) <= share.fraction * Double(rows) * (1 + 1e-12)
    }
  }

  var description: String {
    switch self {
    case .count(let most): Counted.number(most)
    case .share(let share): "\(share)"
    }
  }
}

extension Syntax where Value == Allowance {
  /// `0`, `12`, `0.1%`, `"<= 0.1%"`.
  static var allowance: Syntax {
    let text = "^(<= ?)?([0-9][0-9_]*|[0-9][0-9_]*(\\.[0-9]+)? ?%)$"
    let schema = JSONValue.object([
      "anyOf": .array([
        .object(["type": .text("integer"), "minimum": .integer(0)]),
        .object(["type": .text("string"), "pattern": .text(text)]),
      ])
    ])
    return .scalar("a count such as 0, or a share such as 0.1%", schema: schema) { text in
      var number = text
      if number.hasPrefix("<=") { number.removeFirst(number.hasPrefix("<= ") ? 3 : 2) }
      let node = ManifestNode(
        .scalar(number, plain: true), mark: SourceMark(line: 1, column: 1))
      var scratch = ManifestDecoding()
      if number.hasSuffix("%") {
        return Syntax<Share>.share.read(node, &scratch).map { .share($0) }
      }
      return Syntax<Int>.integer().read(node, &scratch).map { .count(Int64($0)) }
    }
  }
}
