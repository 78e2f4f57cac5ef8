// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension TemplateParser {
  mutating func primary() throws(SyntaxError) -> TemplateValue {
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
