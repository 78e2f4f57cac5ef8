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

  func suppliedSubscript(
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
}
