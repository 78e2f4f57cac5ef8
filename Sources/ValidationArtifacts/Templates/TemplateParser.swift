// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Parses the expressions of one block as jinja2 does, and judges and folds them on the way.
struct TemplateParser {
  /// The tokens are no expression.
  struct SyntaxError: Error {}

  private let tokens: [TemplateToken]
  private(set) var place = 0
  let judge: TemplateJudge
  private var depth = 0

  static let deepest = 64

  init(_ tokens: [TemplateToken], judge: TemplateJudge) {
    self.tokens = tokens
    self.judge = judge
  }

  var atEnd: Bool { place >= tokens.count }
  var line: Int { (place < tokens.count ? tokens[place] : tokens.last)?.line ?? 1 }

  func peek(_ ahead: Int = 0) -> TemplateToken? {
    place + ahead < tokens.count ? tokens[place + ahead] : nil
  }

  mutating func advance() { place += 1 }

  mutating func take(sign: String) -> Bool {
    guard peek()?.isSign(sign) == true else { return false }
    place += 1
    return true
  }

  mutating func take(word: String) -> Bool {
    guard peek()?.name == word else { return false }
    place += 1
    return true
  }

  mutating func takeName() throws(SyntaxError) -> String {
    guard let name = peek()?.name else { throw SyntaxError() }
    place += 1
    return name
  }

  mutating func expect(sign: String) throws(SyntaxError) {
    guard take(sign: sign) else { throw SyntaxError() }
  }

  mutating func nested<Result>(
    _ body: (inout Self) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    guard depth < Self.deepest else { throw SyntaxError() }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  // MARK: expressions, loosest first

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

  private mutating func primary() throws(SyntaxError) -> TemplateValue {
    guard let token = peek() else { throw SyntaxError() }
    place += 1
    switch token.kind {
    case .name(let name): return variable(name, line: token.line)
    case .text(let text): return literal(text)
    case .number(let number): return number.map { .number($0) } ?? .anything
    case .sign("("):
      if take(sign: ")") { return .items([]) }
      let value = try tuple()
      try expect(sign: ")")
      return value
    case .sign("["): return .list(try list(until: "]"))
    case .sign("{"): return try mapping()
    default: throw SyntaxError()
    }
  }

  /// Strings side by side are one.
  private mutating func literal(_ first: String) -> TemplateValue {
    var text = first
    var isJoined = false
    while case .text(let next)? = peek()?.kind {
      place += 1
      text += next
      isJoined = true
    }
    let value = TemplateValue.text(text)
    if isJoined { judge.judge(built: value, as: "a text put together", line: line) }
    return value
  }

  private mutating func list(until closing: String) throws(SyntaxError) -> [TemplateValue] {
    var items: [TemplateValue] = []
    while !take(sign: closing) {
      items.append(try expression())
      if take(sign: closing) { break }
      try expect(sign: ",")
    }
    return items
  }

  /// Iterating over it gives its keys.
  private mutating func mapping() throws(SyntaxError) -> TemplateValue {
    var pieces: [String] = []
    while !take(sign: "}") {
      pieces += try expression().pieces
      try expect(sign: ":")
      pieces += try expression().pieces
      if take(sign: "}") { break }
      try expect(sign: ",")
    }
    return .mixed(pieces)
  }
}
