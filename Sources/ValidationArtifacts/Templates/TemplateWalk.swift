// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Goes through a template's segments: statements bind variables, texts may become values.
struct TemplateWalk {
  private struct Capture {
    let name: String
    let closing: String
    var value = TemplateValue.text("")
  }

  let judge: TemplateJudge
  /// Rounds of the loops around this place.
  private var loops: [Int] = []
  /// Blocks whose text becomes a variable or the result of a macro.
  private var captures: [Capture] = []

  private static let deepest = 64

  init(judge: TemplateJudge) { self.judge = judge }

  mutating func visit(_ segment: TemplateSegment) {
    switch segment {
    case .data(let text): if !captures.isEmpty { capture(.text(text)) }
    case .output(let tokens):
      if let value = parse(
        tokens, { (parser) throws(TemplateParser.SyntaxError) in try parser.tuple() })
      {
        capture(value)
      }
    case .statement(let tokens): statement(tokens)
    }
  }

  private mutating func capture(_ value: TemplateValue) {
    for place in captures.indices {
      captures[place].value = captures[place].value.joined(with: value)
    }
  }

  /// Parses, or judges the names one by one where the tokens are no Jinja.
  private func parse<Result>(
    _ tokens: [TemplateToken],
    _ body: (inout TemplateParser) throws(TemplateParser.SyntaxError) -> Result
  ) -> Result? {
    var parser = TemplateParser(tokens, judge: judge)
    do throws(TemplateParser.SyntaxError) {
      let result = try body(&parser)
      if parser.atEnd { return result }
    } catch {}
    judge.record(.notParsed(parser.line))
    judgeEach(tokens[min(parser.place, tokens.count)...])
    return nil
  }

  private func judgeEach(_ tokens: ArraySlice<TemplateToken>) {
    for token in tokens {
      switch token.kind {
      case .name(let name): judge.judge(name: name, as: "a name", line: token.line)
      case .text(let text): judge.judge(built: .text(text), as: "a text", line: token.line)
      case .number, .sign: break
      }
    }
  }

  // MARK: statements

  private mutating func statement(_ tokens: [TemplateToken]) {
    guard let word = tokens.first?.name else { return judgeEach(tokens[...]) }
    let rest = Array(tokens.dropFirst())
    switch word {
    case "for": loop(rest)
    case "endfor": _ = loops.popLast()
    case "set": assignment(rest)
    case "macro": macro(rest)
    case "endset", "endmacro": endCapture(word)
    case "with": bindings(rest)
    case "include", "import", "extends", "from": inclusion(rest)
    case "filter":
      _ = parse(rest) { (parser) throws(TemplateParser.SyntaxError) in
        try parser.namedFilter(.anything, line: parser.line)
      }
    case "block", "call": called(rest)
    case _ where rest.isEmpty: break
    case "if", "elif", "do", "print", "autoescape":
      _ = parse(rest) { (parser) throws(TemplateParser.SyntaxError) in try parser.tuple() }
    // Of an extension: its names count, its grammar is not known.
    default: judgeEach(rest[...])
    }
  }

  private mutating func loop(_ tokens: [TemplateToken]) {
    let bound = parse(tokens) { (parser) throws(TemplateParser.SyntaxError) in
      var names: [String] = []
      while !parser.take(word: "in") {
        if let name = parser.peek()?.name { names.append(name) }
        guard !parser.atEnd else { throw TemplateParser.SyntaxError() }
        parser.advance()
      }
      for name in names { judge.bind(name, to: .anything) }
      var items = try parser.expression(allowsCondition: false)
      if parser.take(sign: ",") { items = .mixed(items.pieces + (try parser.tuple().pieces)) }
      for name in names {
        judge.bind(name, to: names.count == 1 ? element(of: items) : .mixed(items.pieces))
      }
      if parser.take(word: "if") { _ = try parser.expression() }
      _ = parser.take(word: "recursive")
      return items
    }
    guard loops.count < Self.deepest else { return }
    loops.append(max(1, bound.flatMap(\.roundCount) ?? 1))
    let work = loops.reduce(1) { (product, count) in
      let (next, overflow) = product.multipliedReportingOverflow(by: count)
      return overflow ? Int.max : next
    }
    judge.judge(
      work: work, limit: TemplateJudge.mostWork, "nested rounds", line: tokens.first?.line ?? 1)
  }

  private func element(of items: TemplateValue) -> TemplateValue {
    guard case .items(let elements) = TemplateFunctions.characters(of: items),
      let first = elements.first
    else { return .mixed(items.pieces) }
    return elements.dropFirst().reduce(first) { $0.or($1) }
  }

  private mutating func assignment(_ tokens: [TemplateToken]) {
    guard tokens.contains(where: { $0.isSign("=") }) else {
      return beginCapture(tokens, until: "endset")
    }
    _ = parse(tokens) { (parser) throws(TemplateParser.SyntaxError) in
      var names: [String] = []
      while !parser.take(sign: "=") {
        let isAttribute = parser.take(sign: ".")
        let line = parser.line
        if let name = parser.peek()?.name {
          judge.judge(name: name, as: isAttribute ? "attribute" : "a variable", line: line)
          if isAttribute { _ = names.popLast() }
          names.append(isAttribute ? ".\(name)" : name)
        }
        guard !parser.atEnd else { throw TemplateParser.SyntaxError() }
        parser.advance()
      }
      let value = try parser.tuple()
      bind(names, to: value)
    }
  }

  private func bind(_ names: [String], to value: TemplateValue) {
    guard names.count > 1 else {
      if let name = names.first { judge.bind(name, to: value) }
      return
    }
    for (place, name) in names.enumerated() {
      judge.bind(name, to: TemplateFunctions.element(place, of: value))
    }
  }

  private mutating func bindings(_ tokens: [TemplateToken]) {
    _ = parse(tokens) { (parser) throws(TemplateParser.SyntaxError) in
      while !parser.atEnd {
        let name = try parser.takeName()
        try parser.expect(sign: "=")
        judge.bind(name, to: try parser.expression())
        _ = parser.take(sign: ",")
      }
    }
  }

  private mutating func macro(_ tokens: [TemplateToken]) {
    beginCapture(tokens, until: "endmacro")
    _ = parse(Array(tokens.dropFirst())) { (parser) throws(TemplateParser.SyntaxError) in
      try parser.expect(sign: "(")
      while !parser.take(sign: ")") {
        let name = try parser.takeName()
        judge.judge(name: name, as: "a variable", line: parser.line)
        judge.bind(name, to: parser.take(sign: "=") ? try parser.expression() : .anything)
        if parser.take(sign: ")") { break }
        try parser.expect(sign: ",")
      }
    }
  }

  private mutating func beginCapture(_ tokens: [TemplateToken], until closing: String) {
    guard let name = tokens.first?.name, captures.count < Self.deepest else { return }
    judge.judge(name: name, as: "a variable", line: tokens[0].line)
    captures.append(Capture(name: name, closing: closing))
  }

  private mutating func endCapture(_ closing: String) {
    guard let last = captures.last, last.closing == closing else { return }
    captures.removeLast()
    // A macro's name is called for its text; both are bound to it.
    judge.bind(last.name, to: last.value)
  }

  private mutating func called(_ tokens: [TemplateToken]) {
    judgeEach(tokens[...])
  }

  private func inclusion(_ tokens: [TemplateToken]) {
    judgeEach(tokens[...])
    for case .text(let path) in tokens.map(\.kind) {
      let leaves = path.hasPrefix("/") || path.split(separator: "/").contains("..")
      if leaves { judge.record(.leavesFolder(path, tokens[0].line)) }
    }
  }
}

extension TemplateValue {
  /// Rounds of a loop over it, where that is known.
  fileprivate var roundCount: Int? {
    if case .items(let items) = self { return items.count }
    return rangeCount
  }
}
