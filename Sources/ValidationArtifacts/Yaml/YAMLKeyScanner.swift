// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Finds the keys of a YAML text and their scalar values: block and flow style, all scalar styles.
///
/// It builds no tree and expands no alias, so it costs one pass over the text. It takes more for a
/// key than a parser would, never less; where it cannot follow, it says so.
struct YAMLKeyScanner {
  /// In the order of the text, duplicates and all.
  private(set) var pairs: [YAMLPair] = []
  /// Why the text could not be followed to its end.
  private(set) var trouble: String?

  private enum Node {
    case text(String, offset: Int, column: Int)
    case alias(offset: Int, column: Int)

    var offset: Int {
      switch self {
      case .text(_, let offset, _), .alias(let offset, _): offset
      }
    }

    var column: Int {
      switch self {
      case .text(_, _, let column), .alias(_, let column): column
      }
    }

    var key: String? { if case .text(let text, _, _) = self { text } else { nil } }

    var value: YAMLPair.Value {
      switch self {
      case .text(let text, _, _): .text(text)
      case .alias: .alias
      }
    }
  }

  private var text: YAMLText
  private var pending: Node?
  private var openKey: Node?
  private var flowDepth = 0
  /// Of the key or dash that a block scalar belongs to.
  private var parentColumn = -1

  /// A token takes a quarter of a microsecond, a line of a block about 50 ns, and each may be of one byte.
  private static let stepsOfAToken: UInt64 = 3

  /// In memory: the text, once more what is read of it at one time, and the pairs.
  private(set) var heldBytes: UInt64

  init(_ bytes: [UInt8], _ scan: ArtifactScan) throws(ReadStop) {
    text = YAMLText(bytes)
    heldBytes = UInt64(bytes.count) * 3
    try scan.checkMemory(heldBytes)
    try scan.spend(steps: UInt64(bytes.count) / 2)
    if let trouble = text.encodingTrouble {
      self.trouble = trouble
      return
    }
    while trouble == nil, let byte = text.nextToken() {
      try scan.spend(steps: Self.stepsOfAToken)
      let count = pairs.count
      token(byte)
      for pair in pairs[count...] { heldBytes += pair.heldBytes }
      try scan.checkMemory(heldBytes)
    }
    close(.nothing)
  }

  private mutating func token(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted(byte)
    case UInt8(ascii: "["), UInt8(ascii: "{"): open()
    case UInt8(ascii: "]"), UInt8(ascii: "}"): closeFlow()
    case UInt8(ascii: ",") where flowDepth > 0: indicator { $0.close(.nothing) }
    case UInt8(ascii: "*"): alias()
    case UInt8(ascii: "&"), UInt8(ascii: "!"): text.skipWord()
    case UInt8(ascii: "|"), UInt8(ascii: ">"): block(byte)
    case UInt8(ascii: ":") where isValueIndicator: colon()
    case UInt8(ascii: "-") where flowDepth == 0 && text.isFollowedBySpace: dash()
    case UInt8(ascii: "?") where text.isFollowedBySpace: indicator { $0.close(.collection) }
    case UInt8(ascii: "%") where text.column == 0 && flowDepth == 0: text.skipLine()
    default: plain()
    }
  }

  private mutating func indicator(_ effect: (inout Self) -> Void) {
    effect(&self)
    text.advance()
  }

  private mutating func open() {
    close(.collection)
    flowDepth += 1
    text.advance()
  }

  private mutating func closeFlow() {
    close(.nothing)
    flowDepth = max(0, flowDepth - 1)
    text.advance()
  }

  /// In flow style a colon also ends a quoted key without a space after it.
  private var isValueIndicator: Bool {
    text.isFollowedBySpace || flowDepth > 0 && (pending != nil || text.isFollowedByFlowIndicator)
  }

  private mutating func colon() {
    let key = pending
    pending = nil
    close(.collection)
    openKey = key ?? .alias(offset: text.offset, column: text.column)
    parentColumn = key?.column ?? text.column
    text.advance()
  }

  private mutating func dash() {
    // Three of them at the margin begin another document.
    close(.collection)
    parentColumn = text.column
    text.advance()
  }

  private mutating func quoted(_ quote: UInt8) {
    let (offset, column) = (text.offset, text.column)
    guard let value = text.takeQuoted(quote) else {
      trouble = "a quoted text has no end or a wrong escape"
      return
    }
    push(.text(value, offset: offset, column: column))
  }

  private mutating func alias() {
    push(.alias(offset: text.offset, column: text.column))
    text.skipWord()
  }

  private mutating func plain() {
    let (offset, column) = (text.offset, text.column)
    push(.text(text.takePlain(inFlow: flowDepth > 0), offset: offset, column: column))
  }

  private mutating func block(_ style: UInt8) {
    guard flowDepth == 0, pending == nil || openKey == nil else { return plain() }
    let (offset, column) = (text.offset, text.column)
    let value = text.takeBlock(folds: style == UInt8(ascii: ">"), parent: parentColumn)
    push(.text(value, offset: offset, column: column))
  }

  private mutating func push(_ node: Node) {
    if pending != nil { close(.nothing) }
    pending = node
  }

  /// What was read last is a value, or nothing is.
  private mutating func close(_ otherwise: YAMLPair.Value) {
    if let key = openKey {
      pairs.append(
        YAMLPair(
          key: key.key, value: pending?.value ?? otherwise, offset: UInt64(key.offset),
          column: key.column))
    }
    (openKey, pending) = (nil, nil)
  }
}
