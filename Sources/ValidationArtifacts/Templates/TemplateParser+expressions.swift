// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// From the loosest operator to the tightest.
extension TemplateParser {
  /// Values with commas between them: a tuple where there are several.
  mutating func tuple() throws(SyntaxError) -> TemplateValue {
    var items = [try expression()]
    var isTuple = false
    while take(sign: ",") {
      isTuple = true
      guard let token = peek(), !token.isSign(")"), !token.isSign("]"), !token.isSign("=") else {
        break
      }
      items.append(try expression())
    }
    return isTuple ? .list(items) : items[0]
  }

  mutating func expression(allowsCondition: Bool = true) throws(SyntaxError) -> TemplateValue {
    try nested { (parser) throws(SyntaxError) in
      var value = try parser.disjunction()
      while allowsCondition, parser.take(word: "if") {
        _ = try parser.disjunction()
        if parser.take(word: "else") { value = value.or(try parser.expression()) }
      }
      return value
    }
  }

  private mutating func disjunction() throws(SyntaxError) -> TemplateValue {
    var value = try negation()
    while peek()?.name == "or" || peek()?.name == "and" {
      place += 1
      value = value.or(try negation())
    }
    return value
  }

  private mutating func negation() throws(SyntaxError) -> TemplateValue {
    var isNegated = false
    while take(word: "not") { isNegated = true }
    let value = try comparison()
    return isNegated ? .anything : value
  }

  private mutating func comparison() throws(SyntaxError) -> TemplateValue {
    var value = try sum()
    while takeComparison() {
      _ = try sum()
      value = .anything
    }
    return value
  }

  private mutating func takeComparison() -> Bool {
    for sign in ["==", "!=", "<", ">", "<=", ">="] where take(sign: sign) { return true }
    if take(word: "in") { return true }
    guard peek()?.name == "not", peek(1)?.name == "in" else { return false }
    place += 2
    return true
  }

  private mutating func sum() throws(SyntaxError) -> TemplateValue {
    var value = try joint()
    while let sign = peek(), sign.isSign("+") || sign.isSign("-") {
      place += 1
      let other = try joint()
      value = sign.isSign("+") ? value.adding(other) : value.subtracting(other)
      judge.judge(built: value, as: "a text put together", line: sign.line)
    }
    return value
  }

  private mutating func joint() throws(SyntaxError) -> TemplateValue {
    var value = try product()
    while take(sign: "~") {
      value = value.joined(with: try product())
      judge.judge(built: value, as: "a text put together", line: line)
    }
    return value
  }

  private mutating func product() throws(SyntaxError) -> TemplateValue {
    var value = try power()
    while case .sign(let sign)? = peek()?.kind, ["*", "/", "//", "%"].contains(sign) {
      place += 1
      let other = try power()
      switch sign {
      case "*": value = multiply(value, other)
      case "%": value = modulo(value, other)
      default: value = .mixed(value.pieces + other.pieces)
      }
    }
    return value
  }

  private mutating func power() throws(SyntaxError) -> TemplateValue {
    var value = try unary()
    while take(sign: "**") { value = raise(value, to: try unary()) }
    return value
  }

  private mutating func unary() throws(SyntaxError) -> TemplateValue {
    if take(sign: "-") {
      let value = try nested { (parser) throws(SyntaxError) in try parser.unary() }
      if case .number(let number) = value { return .number(0 &- number) }
      return .anything
    }
    if take(sign: "+") {
      return try nested { (parser) throws(SyntaxError) in try parser.unary() }
    }
    return try postfix(of: primary())
  }
}
