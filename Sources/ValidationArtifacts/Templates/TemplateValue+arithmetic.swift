// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Arithmetic that spells names or costs time.
extension TemplateValue {
  /// Of so many elements, which are not known.
  static func repeated(_ count: Int) -> Self { .supplied("range \(count)") }

  /// Elements of a range; nil for anything else.
  var rangeCount: Int? {
    guard case .supplied(let text) = self, text.hasPrefix("range ") else { return nil }
    return Int(text.dropFirst(6))
  }

  func adding(_ other: Self) -> Self {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? .anything : .number(sum)
    case (.items(let left), .items(let right)): return .list(left + right)
    default: return joined(with: other)
    }
  }

  func subtracting(_ other: Self) -> Self {
    guard case .number(let left) = self, case .number(let right) = other else { return .anything }
    let (difference, overflow) = left.subtractingReportingOverflow(right)
    return overflow ? .anything : .number(difference)
  }

  fileprivate func repeatedTexts(_ count: Int) -> Self {
    switch self {
    case .texts(let texts):
      guard texts.allSatisfy({ $0.utf8.count <= Self.longestText / max(count, 1) }) else {
        return .mixed(texts)
      }
      return .oneOf(texts.map { String(repeating: $0, count: max(count, 0)) })
    case .items(let items):
      guard items.count <= Self.mostItems / max(count, 1) else { return .mixed(pieces) }
      return .items(Array(repeatElement(items, count: max(count, 0)).joined()))
    default: return .mixed(pieces)
    }
  }
}

extension TemplateParser {
  func multiply(_ left: TemplateValue, _ right: TemplateValue) -> TemplateValue {
    switch (left, right) {
    case (.number(let left), .number(let right)):
      let (product, overflow) = left.multipliedReportingOverflow(by: right)
      return .number(overflow ? Int.max : product)
    case (_, .number(let count)), (.number(let count), _):
      let value = if case .number = left { right } else { left }
      if value.texts != nil || !value.pieces.isEmpty {
        judge.judge(work: count, limit: TemplateJudge.mostWork, "a repetition", line: line)
      }
      return value.repeatedTexts(count)
    default: return .mixed(left.pieces + right.pieces)
    }
  }

  func modulo(_ left: TemplateValue, _ right: TemplateValue) -> TemplateValue {
    if case .texts = left {
      let operands = if case .items(let items) = right { items } else { [right] }
      let value = TemplateFunctions.format(left, operands)
      judge.judge(built: value, as: "a text put together", line: line)
      return value
    }
    return .mixed(left.pieces + right.pieces)
  }

  func raise(_ base: TemplateValue, to exponent: TemplateValue) -> TemplateValue {
    guard case .number(let base) = base, case .number(let exponent) = exponent, exponent >= 0 else {
      return .anything
    }
    guard base.magnitude > 1 else { return .number(base) }
    judge.judge(work: exponent, limit: TemplateJudge.longestRange, "a power", line: line)
    var result = 1
    for _ in 0..<min(exponent, 64) {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      if overflow { return .number(Int.max) }
      result = product
    }
    return .number(result)
  }

  /// What a test is compared with, without a condition of its own.
  mutating func operand() throws(SyntaxError) -> TemplateValue {
    try nested { (parser) throws(SyntaxError) in
      guard let token = parser.peek() else { throw SyntaxError() }
      parser.advance()
      switch token.kind {
      case .name(let name): return parser.variable(name, line: token.line)
      case .text(let text): return .text(text)
      case .number(let number): return number.map { .number($0) } ?? .anything
      case .sign("["):
        let value =
          parser.peek()?.isSign("]") == true ? TemplateValue.items([]) : try parser.tuple()
        try parser.expect(sign: "]")
        return value
      default: throw SyntaxError()
      }
    }
  }
}
