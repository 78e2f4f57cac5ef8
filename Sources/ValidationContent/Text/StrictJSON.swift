// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A JSON document of which every reader must see the same: no name twice, no lenient spelling.
package enum StrictJSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// As it is spelled, because digits beyond a double's must not be lost.
  case number(String)
  case string(String)
  case array([StrictJSON])
  case object([String: StrictJSON])

  var object: [String: StrictJSON]? {
    if case .object(let members) = self { members } else { nil }
  }

  var array: [StrictJSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// Nil for anything but a whole number that fits, also where protobuf wrote it as `100.0`.
  package var integer: Int64? {
    guard case .number(let text) = self else { return nil }
    return Int64(text) ?? Double(text).flatMap { Int64(exactly: $0) }
  }

  /// Of an object; an explicit null counts as absent.
  package subscript(name: String) -> StrictJSON? {
    guard case .object(let members) = self, let value = members[name], value != .null else {
      return nil
    }
    return value
  }
}

/// Why bytes are no JSON document, and where.
package struct StrictJSONError: Error, Hashable, Sendable, CustomStringConvertible {
  package let reason: String
  package let offset: Int

  package var description: String { "\(reason) at byte \(offset)" }
}
