// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Parses the expressions of one block as jinja2 does, and judges and folds them on the way.
struct TemplateParser {
  /// The tokens are no expression.
  struct SyntaxError: Error {}

  private let tokens: [TemplateToken]
  var place = 0
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
}
