// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// XML text that grows element by element, indented, and refuses to grow beyond a size.
struct XMLDocument {
  struct TooLarge: Error {}

  typealias Attributes = [(name: String, value: String)]

  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  /// Bytes.
  let limit: Int
  private var open: [String] = []

  init(limit: Int) { self.limit = limit }

  mutating func empty(_ name: String, _ attributes: Attributes) throws {
    try append("\(indent)<\(name)\(written(attributes))/>\n")
  }

  /// Never self-closed, since some readers take that for a pass.
  mutating func leaf(_ name: String, _ attributes: Attributes, content: String) throws {
    let start = "\(indent)<\(name)\(written(attributes))>"
    try append("\(start)\(XMLText.content(content))</\(name)>\n")
  }

  mutating func element(
    _ name: String, _ attributes: Attributes = [], _ body: (inout Self) throws -> Void
  ) throws {
    try append("\(indent)<\(name)\(written(attributes))>\n")
    open.append(name)
    try body(&self)
    open.removeLast()
    try append("\(indent)</\(name)>\n")
  }

  private var indent: String { String(repeating: "  ", count: open.count) }

  private func written(_ attributes: Attributes) -> String {
    attributes.map { " \($0.name)=\"\(XMLText.attribute($0.value))\"" }.joined()
  }

  private mutating func append(_ piece: String) throws {
    guard text.utf8.count + piece.utf8.count <= limit else { throw TooLarge() }
    text += piece
  }
}
