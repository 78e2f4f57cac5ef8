// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The operators of the domains that ONNX itself defines, as their schemas describe them.
struct ONNXOperators: Sendable {
  /// An input or output: a type variable that others share, and the tensors that are allowed.
  struct Formal: Hashable, Sendable {
    /// Nil where its type is bound to no other.
    let variable: UInt8?
    /// A bit for each number of `ONNXElement`; none for what is no dense tensor.
    let elements: UInt32
    /// A list whose elements each have a type of their own.
    let isHeterogeneous: Bool
  }

  struct Schema: Hashable, Sendable {
    let since: Int64
    let inputCount: ClosedRange<Int>
    let outputCount: ClosedRange<Int>
    let inputs: [Formal]
    let outputs: [Formal]
    let isDeprecated: Bool
  }

  enum Answer: Hashable, Sendable {
    case schema(Schema)
    /// The domain is known at that version, and has no such operator.
    case none
    case deprecated
    /// A domain or a version that the table does not describe.
    case unknown
  }

  static let known = ONNXOperators(parsing: table)

  private var schemas: [String: [String: [Schema]]] = [:]
  private var newest: [String: Int64] = [:]

  /// The schema in force at a version of the domain.
  func schema(_ name: String, domain: String, version: Int64) -> Answer {
    guard let known = newest[domain], version >= 1, version <= known else { return .unknown }
    guard let found = schemas[domain]?[name]?.last(where: { $0.since <= version }) else {
      return .none
    }
    return found.isDeprecated ? .deprecated : .schema(found)
  }

  func hasDomain(_ domain: String) -> Bool { newest[domain] != nil }

  private init(parsing table: String) {
    var codes: [Substring: UInt32] = [:]
    var domain = ""
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 3 else { continue }
      switch words[0] {
      case "=": codes[words[1]] = UInt32(words[2], radix: 16)
      case "@":
        domain = String(words[1])
        newest[domain] = Int64(words[2])
      default:
        schemas[domain, default: [:]][String(words[0]), default: []].append(
          Schema(words, codes))
      }
    }
  }
}

extension ONNXOperators.Schema {
  fileprivate init(_ words: [Substring], _ codes: [Substring: UInt32]) {
    since = Int64(words[1]) ?? 0
    isDeprecated = words.count < 8
    inputCount = isDeprecated ? 0...0 : Self.range(words[2], words[3])
    outputCount = isDeprecated ? 0...0 : Self.range(words[4], words[5])
    inputs = isDeprecated ? [] : Self.formals(words[6], codes)
    outputs = isDeprecated ? [] : Self.formals(words[7], codes)
  }

  private static func range(_ low: Substring, _ high: Substring) -> ClosedRange<Int> {
    let low = Int(low) ?? 0
    return low...max(low, Int(high) ?? Int.max)
  }

  private static func formals(
    _ word: Substring, _ codes: [Substring: UInt32]
  ) -> [ONNXOperators.Formal] {
    guard word != "." else { return [] }
    return word.split(separator: ",").map { part in
      let variable = part.utf8.first ?? 0x2d
      return ONNXOperators.Formal(
        variable: variable == 0x2d || variable == 0x7e ? nil : variable,
        elements: codes[part.dropFirst()] ?? 0, isHeterogeneous: variable == 0x7e)
    }
  }

  /// The last input or output stands for all that follow.
  static func formal(_ place: Int, of formals: [ONNXOperators.Formal]) -> ONNXOperators.Formal? {
    place < formals.count ? formals[place] : formals.last
  }
}
