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
  /// `0`, `12`, `0.1%`.
  static var allowance: Syntax {
    let (count, share) = (Syntax<Int>.integer(), Syntax<Share>.share)
    return Syntax(schema: .anyOf(count.schema, share.schema)) { node, decoding in
      if node.text?.hasSuffix("%") == true {
        return share.read(node, &decoding).map { .share($0) }
      }
      return count.read(node, &decoding).map { .count(Int64($0)) }
    }
  }
}
