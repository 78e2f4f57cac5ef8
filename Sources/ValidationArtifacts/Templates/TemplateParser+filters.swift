// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension TemplateParser {
  mutating func filter(_ value: TemplateValue) throws(SyntaxError) -> TemplateValue {
    let line = line
    try expect(sign: "|")
    return try namedFilter(value, line: line)
  }

  /// What follows the bar, or the word of a filter block.
  mutating func namedFilter(_ value: TemplateValue, line: Int) throws(SyntaxError) -> TemplateValue
  {
    var name = try takeName()
    while take(sign: ".") { name += "." + (try takeName()) }
    let hasArguments = peek()?.isSign("(") == true
    let arguments = hasArguments ? try arguments(for: name) : Arguments()
    judge.judge(filter: name, of: value, arguments, line)
    let result: TemplateValue
    switch name {
    case "join":
      result = TemplateFunctions.join(
        value, with: arguments["d"] ?? arguments.positional.first ?? .text(""))
    case "attr":
      result =
        if case .supplied(let root) = value, let key = arguments.positional.first {
          suppliedSubscript(root, key, line)
        } else { .anything }
    case "center", "indent": result = widen(value, arguments, line)
    default:
      result =
        TemplateFunctions.apply(name, to: value, arguments.positional)
        ?? .mixed(value.pieces + arguments.pieces)
    }
    judge.judge(built: result, as: "a text put together", line: line)
    return result
  }

  func widen(_ value: TemplateValue, _ arguments: Arguments, _ line: Int) -> TemplateValue {
    for case .number(let width) in arguments.positional + arguments.keywords.map(\.value) {
      judge.judge(work: width, limit: TemplateJudge.mostWork, "a width", line: line)
    }
    return .mixed(value.pieces)
  }

  mutating func test(_ value: TemplateValue) throws(SyntaxError) -> TemplateValue {
    advance()
    _ = take(word: "not")
    _ = try takeName()
    while take(sign: ".") { _ = try takeName() }
    guard let next = peek() else { return .anything }
    if next.isSign("(") {
      _ = try arguments(for: "")
    } else if Self.beginsOperand(next) {
      _ = try postfix(of: operand())
    }
    return .anything
  }

  private static func beginsOperand(_ token: TemplateToken) -> Bool {
    switch token.kind {
    case .text, .number, .sign("["), .sign("{"): true
    case .name(let name):
      !["else", "or", "and", "if", "is", "in", "not", "recursive"].contains(name)
    case .sign: false
    }
  }
}

extension TemplateJudge {
  /// Filters that look up an attribute by a text.
  fileprivate func judge(
    filter name: String, of value: TemplateValue, _ arguments: TemplateParser.Arguments, _ line: Int
  ) {
    var keys = arguments.keywords.filter { $0.name == "attribute" }.map(\.value)
    switch name {
    case "attr":
      let key = arguments.positional.first ?? arguments["name"] ?? .anything
      keys.append(key)
      if key.texts == nil { record(.unknownAttribute(line)) }
    case "selectattr", "rejectattr", "groupby", "sum", "map", "sort", "unique", "min", "max":
      if let key = arguments.positional.first { keys.append(key) }
    default: break
    }
    for key in keys { judge(path: key, line) }
  }

  private func judge(path key: TemplateValue, _ line: Int) {
    judge(key: key, as: "an attribute by its text", line: line)
    for part in (key.texts ?? []).flatMap({ $0.split(separator: ".") }) {
      judge(name: String(part), as: "attribute", line: line)
    }
  }
}
