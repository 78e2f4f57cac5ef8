// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What is known of an expression's value before the template is rendered.
enum TemplateValue: Hashable, Sendable {
  /// One of these.
  case texts([String])
  case items([TemplateValue])
  case number(Int)
  /// Nothing but pieces of text that may be part of it.
  case unknown([String])
  /// A function or module that the environment would supply, with the attributes taken of it.
  case supplied(String)

  static let anything = unknown([])
  static let mostTexts = 8
  static let longestText = 512
  static let mostItems = 256
  static let mostPieces = 32

  /// Every text that it may hold.
  var pieces: [String] {
    switch self {
    case .texts(let texts): texts
    case .items(let items): Array(items.lazy.flatMap(\.pieces).prefix(Self.mostPieces))
    case .unknown(let pieces): pieces
    case .number, .supplied: []
    }
  }

  /// The texts that it is one of; nil where they are not known.
  var texts: [String]? {
    switch self {
    case .texts(let texts): texts
    case .number(let number): [String(number)]
    default: nil
    }
  }

  static func text(_ text: String) -> Self {
    text.utf8.count <= longestText ? .texts([text]) : .unknown([])
  }

  static func oneOf(_ texts: [String]) -> Self {
    var seen: Set<String> = []
    let different = texts.filter { $0.utf8.count <= longestText && seen.insert($0).inserted }
    return different.count <= mostTexts ? .texts(different) : .mixed(different)
  }

  static func list(_ items: [Self]) -> Self {
    items.count <= mostItems ? .items(items) : .mixed(items.prefix(mostItems).flatMap(\.pieces))
  }

  static func mixed(_ pieces: [String]) -> Self {
    var seen: Set<String> = []
    // Not lazily: a lazy filter asks its predicate more than once.
    let different = pieces.filter { !$0.isEmpty && seen.insert($0).inserted }
    return .unknown(Array(different.prefix(mostPieces)))
  }

  /// Either, where the flow is not known.
  func or(_ other: Self) -> Self {
    if self == other { return self }
    if let mine = texts, let others = other.texts { return .oneOf(mine + others) }
    return .mixed(pieces + other.pieces)
  }

  /// As one after the other in a text.
  func joined(with other: Self) -> Self {
    guard let mine = texts, let others = other.texts, mine.count * others.count <= Self.mostTexts
    else { return .mixed(pieces + other.pieces) }
    return .oneOf(mine.flatMap { text in others.map { text + $0 } })
  }

  func mapTexts(_ change: (String) -> String) -> Self {
    texts.map { .oneOf($0.map(change)) } ?? .mixed(pieces.map(change))
  }
}
