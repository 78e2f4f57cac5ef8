// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension TemplateParser {
  /// What follows a value: attributes, subscripts, calls, filters and tests.
  mutating func postfix(of value: TemplateValue) throws(SyntaxError) -> TemplateValue {
    var value = value
    while let token = peek() {
      if token.isSign(".") {
        value = try attribute(of: value)
      } else if token.isSign("[") {
        value = try subscripted(value)
      } else if token.isSign("(") {
        value = try call(value)
      } else if token.isSign("|") {
        value = try filter(value)
      } else if token.name == "is" {
        value = try test(value)
      } else {
        break
      }
    }
    return value
  }

  func variable(_ name: String, line: Int) -> TemplateValue {
    judge.judge(name: name, as: "a variable", line: line)
    if let value = judge.value(of: name) { return value }
    if TemplateNames.frameworkObjects.contains(name) { return .supplied(name) }
    let isSupplied =
      TemplateNames.functions.contains(name) || TemplateNames.modules.contains(name)
      || TemplateNames.builtins.contains(name)
    return isSupplied ? .supplied(name) : .anything
  }

  // MARK: attributes

  private mutating func attribute(of value: TemplateValue) throws(SyntaxError) -> TemplateValue {
    let line = line
    try expect(sign: ".")
    if case .number? = peek()?.kind {
      advance()
      return .mixed(value.pieces)
    }
    let name = try takeName()
    judge.judge(name: name, as: "attribute", line: line)
    if case .supplied(let root) = value { return supplied(root, name, line) }
    if peek()?.isSign("(") == true { return try method(name, of: value) }
    return judge.value(of: ".\(name)") ?? .mixed(value.pieces)
  }

  /// An attribute of what the environment supplies.
  private func supplied(_ root: String, _ name: String, _ line: Int) -> TemplateValue {
    if TemplateNames.functions.contains(root), root != "self" || name.hasPrefix("_") {
      judge.record(.functionAttribute(name, of: root, line))
    } else if TemplateNames.frameworkObjects.contains(root) {
      judge.record(.frameworkObject(root, line))
    } else if TemplateNames.secrets.contains(name) {
      judge.record(.calls("\(root).\(name)", line))
    }
    return .supplied("\(root).\(name)".excerpt)
  }

  private mutating func subscripted(_ value: TemplateValue) throws(SyntaxError) -> TemplateValue {
    let line = line
    try expect(sign: "[")
    let (keys, isSlice) = try subscriptKeys()
    if isSlice {
      guard keys.count == 3, case .number(-1)? = keys[2], keys[0] == nil, keys[1] == nil else {
        return .mixed(value.pieces)
      }
      return TemplateFunctions.reversed(value)
    }
    guard let key = keys.first ?? nil else { return .mixed(value.pieces) }
    judge.judge(key: key, as: "a subscript", line: line)
    if case .supplied(let root) = value { return suppliedSubscript(root, key, line) }
    if case .number(let index) = key { return TemplateFunctions.element(index, of: value) }
    return .mixed(value.pieces)
  }

  private func suppliedSubscript(
    _ root: String, _ key: TemplateValue, _ line: Int
  ) -> TemplateValue {
    guard let name = key.texts?.first else { return .supplied("\(root)[…]".excerpt) }
    return supplied(root, name, line)
  }

  /// Up to the closing bracket; nil for a part of a slice that is left out.
  private mutating func subscriptKeys() throws(SyntaxError) -> ([TemplateValue?], isSlice: Bool) {
    var keys: [TemplateValue?] = []
    var current: TemplateValue?
    var isSlice = false
    while !take(sign: "]") {
      if take(sign: ":") || take(sign: ",") {
        isSlice = true
        keys.append(current)
        current = nil
        guard keys.count < 64 else { throw SyntaxError() }
      } else {
        guard current == nil else { throw SyntaxError() }
        current = try expression()
      }
    }
    return (keys + [current], isSlice)
  }

  // MARK: calls

  struct Arguments {
    var positional: [TemplateValue] = []
    var keywords: [(name: String, value: TemplateValue)] = []

    var pieces: [String] { positional.flatMap(\.pieces) + keywords.flatMap(\.value.pieces) }
    subscript(keyword: String) -> TemplateValue? { keywords.last { $0.name == keyword }?.value }
  }

  private mutating func arguments(for callee: String) throws(SyntaxError) -> Arguments {
    try expect(sign: "(")
    var arguments = Arguments()
    while !take(sign: ")") {
      let line = line
      if !take(sign: "**") { _ = take(sign: "*") }
      if let name = peek()?.name, peek(1)?.isSign("=") == true {
        advance()
        advance()
        judge.judge(name: name, as: "a keyword", line: line)
        arguments.keywords.append((name, try expression()))
      } else {
        arguments.positional.append(try expression())
      }
      let last = arguments.keywords.last?.value
      for value in [arguments.positional.last, last] {
        if let value { judge.judge(built: value, as: "an argument", line: line) }
      }
      if take(sign: ")") { break }
      try expect(sign: ",")
    }
    return arguments
  }

  private mutating func call(_ value: TemplateValue) throws(SyntaxError) -> TemplateValue {
    let line = line
    let arguments = try arguments(for: "")
    guard case .supplied(let name) = value else {
      return .mixed(value.pieces + arguments.pieces)
    }
    return callSupplied(name, arguments, line)
  }

  private func callSupplied(
    _ name: String, _ arguments: Arguments, _ line: Int
  ) -> TemplateValue {
    let root = name.prefix { $0 != "." && $0 != "[" }
    let runsCode =
      TemplateNames.builtins.contains(name)
      || (TemplateNames.modules.contains(String(root)) && root != name)
      || TemplateNames.sinks.contains(String(name.split(separator: ".").last ?? ""))
    if runsCode { judge.record(.calls(name, line)) }
    switch name {
    case "dict": return .list(arguments.keywords.map { .text($0.name) })
    case "range": return range(arguments, line)
    case "namespace":
      for (name, value) in arguments.keywords { judge.bind(".\(name)", to: value) }
      return .anything
    case "chr": return arguments.positional.first.map(TemplateFunctions.character) ?? .anything
    case "cycler", "joiner": return .mixed(arguments.pieces)
    default: return .anything
    }
  }

  private func range(_ arguments: Arguments, _ line: Int) -> TemplateValue {
    let numbers = arguments.positional.map { value -> Int in
      if case .number(let number) = value { number } else { 0 }
    }
    guard let first = numbers.first else { return .anything }
    let start = numbers.count > 1 ? first : 0
    let end = numbers.count > 1 ? numbers[1] : first
    let step = numbers.count > 2 ? max(1, numbers[2].magnitude) : 1
    let (distance, overflow) = end.subtractingReportingOverflow(start)
    let count = overflow ? UInt.max : distance.magnitude / step
    judge.judge(
      work: Int(clamping: count), limit: TemplateJudge.longestRange, "a range", line: line)
    return .repeated(Int(clamping: count))
  }

  private mutating func method(
    _ name: String, of value: TemplateValue
  ) throws(SyntaxError) -> TemplateValue {
    let line = line
    let arguments = try arguments(for: name)
    if TemplateNames.sinks.contains(name) { judge.record(.calls(name, line)) }
    let result: TemplateValue
    switch name {
    case "join":
      result = TemplateFunctions.join(arguments.positional.first ?? .anything, with: value)
    case "get", "pop", "setdefault":
      if let key = arguments.positional.first { judge.judge(key: key, as: "a key", line: line) }
      result = .mixed(value.pieces + arguments.pieces)
    case "center", "ljust", "rjust", "zfill": result = widen(value, arguments, line)
    default:
      result =
        TemplateFunctions.apply(name, to: value, arguments.positional)
        ?? .mixed(value.pieces + arguments.pieces)
    }
    judge.judge(built: result, as: "a text put together", line: line)
    return result
  }

  // MARK: filters and tests

  private mutating func filter(_ value: TemplateValue) throws(SyntaxError) -> TemplateValue {
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

  private func widen(_ value: TemplateValue, _ arguments: Arguments, _ line: Int) -> TemplateValue {
    for case .number(let width) in arguments.positional + arguments.keywords.map(\.value) {
      judge.judge(work: width, limit: TemplateJudge.mostWork, "a width", line: line)
    }
    return .mixed(value.pieces)
  }

  private mutating func test(_ value: TemplateValue) throws(SyntaxError) -> TemplateValue {
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
