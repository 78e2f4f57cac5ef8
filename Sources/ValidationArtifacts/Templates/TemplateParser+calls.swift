// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension TemplateParser {
  struct Arguments {
    var positional: [TemplateValue] = []
    var keywords: [(name: String, value: TemplateValue)] = []

    var pieces: [String] { positional.flatMap(\.pieces) + keywords.flatMap(\.value.pieces) }
    subscript(keyword: String) -> TemplateValue? { keywords.last { $0.name == keyword }?.value }
  }

  mutating func arguments(for callee: String) throws(SyntaxError) -> Arguments {
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

  mutating func call(_ value: TemplateValue) throws(SyntaxError) -> TemplateValue {
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

  mutating func method(
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
}
