// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Filters and methods whose result is worked out, since templates spell names with them.
enum TemplateFunctions {
  /// Nil for a function that is not known here: its result is anything made of its operands.
  static func apply(
    _ name: String, to value: TemplateValue, _ operands: [TemplateValue]
  ) -> TemplateValue? {
    switch name {
    case "string", "e", "escape", "forceescape", "safe", "encode", "decode", "abs", "int", "copy":
      return value
    case "lower", "casefold": return value.mapTexts { $0.lowercased() }
    case "upper": return value.mapTexts { $0.uppercased() }
    case "capitalize":
      return value.mapTexts { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
    case "swapcase": return value.mapTexts { String($0.map(swapped)) }
    case "trim", "strip", "lstrip", "rstrip": return value.mapTexts { strip($0, operands, name) }
    case "reverse": return reversed(value)
    case "list": return characters(of: value)
    case "first": return element(0, of: value)
    case "last": return element(-1, of: value)
    case "replace": return replace(value, operands)
    case "default", "d": return operands.first.map { value.or($0) }
    case "removeprefix", "removesuffix": return value.or(.mixed(value.pieces))
    case "format": return format(value, operands)
    default: return nil
    }
  }

  private static func swapped(_ letter: Character) -> Character {
    (letter.isUppercase ? letter.lowercased() : letter.uppercased()).first ?? letter
  }

  private static func strip(_ text: String, _ operands: [TemplateValue], _ name: String) -> String {
    let set = Set(operands.first?.texts?.first ?? " \t\r\n")
    var text = text[...]
    while name != "rstrip", let first = text.first, set.contains(first) { text.removeFirst() }
    while name != "lstrip", let last = text.last, set.contains(last) { text.removeLast() }
    return String(text)
  }

  private static func replace(_ value: TemplateValue, _ operands: [TemplateValue]) -> TemplateValue?
  {
    guard operands.count >= 2, let old = operands[0].texts, let new = operands[1].texts,
      old.count == 1, new.count == 1, let from = old.first, let to = new.first, !from.isEmpty
    else { return nil }
    return value.mapTexts { $0.replacing(from, with: to) }
  }

  // MARK: sequences

  static func reversed(_ value: TemplateValue) -> TemplateValue {
    if case .items(let items) = value { return .items(items.reversed()) }
    return value.mapTexts { String($0.reversed()) }
  }

  static func characters(of value: TemplateValue) -> TemplateValue {
    guard case .texts(let texts) = value, texts.count == 1, let text = texts.first else {
      return value
    }
    return .list(text.map { .text(String($0)) })
  }

  static func element(_ index: Int, of value: TemplateValue) -> TemplateValue {
    guard case .items(let items) = characters(of: value) else { return .mixed(value.pieces) }
    let place = index < 0 ? items.count &+ index : index
    return items.indices.contains(place) ? items[place] : .anything
  }

  /// Elements of a list, or characters of a text, one after the other.
  static func join(_ value: TemplateValue, with separator: TemplateValue) -> TemplateValue {
    guard case .items(let items) = characters(of: value), let first = items.first else {
      return .mixed(value.pieces + separator.pieces)
    }
    return items.dropFirst().reduce(first.mapTexts { $0 }) {
      $0.joined(with: separator).joined(with: $1)
    }
  }

  // MARK: formats

  /// `%s` and `%c` by place, and `{}`, `{0}`; a key or a width leaves the pieces.
  static func format(_ value: TemplateValue, _ operands: [TemplateValue]) -> TemplateValue {
    guard case .texts(let texts) = value, texts.count == 1, let text = texts.first else {
      return .mixed(value.pieces + operands.flatMap(\.pieces))
    }
    let result = text.contains("%") ? percent(text, operands) : braces(text, operands)
    return result ?? .mixed(pieces(of: text) + operands.flatMap(\.pieces))
  }

  private static func pieces(of text: String) -> [String] {
    text.split(whereSeparator: { "%{}".contains($0) }).map(String.init)
  }

  private static func percent(_ text: String, _ operands: [TemplateValue]) -> TemplateValue? {
    var rest = text[...]
    var operands = operands[...]
    var result = TemplateValue.text("")
    while let sign = rest.firstIndex(of: "%") {
      result = result.joined(with: .text(String(rest[..<sign])))
      let letter = rest[rest.index(after: sign)...].first
      rest = rest[sign...].dropFirst(2)
      switch letter {
      case "%": result = result.joined(with: .text("%"))
      case "s", "d":
        guard let operand = operands.popFirst() else { return nil }
        result = result.joined(with: operand)
      case "c":
        guard let operand = operands.popFirst() else { return nil }
        result = result.joined(with: character(operand))
      default: return nil
      }
    }
    return result.joined(with: .text(String(rest)))
  }

  private static func braces(_ text: String, _ operands: [TemplateValue]) -> TemplateValue? {
    var rest = text[...]
    var next = 0
    var result = TemplateValue.text("")
    while let opening = rest.firstIndex(of: "{") {
      guard let closing = rest[opening...].firstIndex(of: "}") else { return nil }
      result = result.joined(with: .text(String(rest[..<opening])))
      var field = rest[rest.index(after: opening)..<closing]
      let isCharacter = field.hasSuffix(":c")
      if isCharacter { field = field.dropLast(2) }
      guard let place = field.isEmpty ? next : Int(field), operands.indices.contains(place) else {
        return nil
      }
      next = place &+ 1
      result = result.joined(with: isCharacter ? character(operands[place]) : operands[place])
      rest = rest[rest.index(after: closing)...]
    }
    return result.joined(with: .text(String(rest)))
  }

  /// Of a code point.
  static func character(_ value: TemplateValue) -> TemplateValue {
    guard case .number(let code) = value, let code = UInt32(exactly: code),
      let scalar = Unicode.Scalar(code)
    else { return value }
    return .text(String(Character(scalar)))
  }
}
