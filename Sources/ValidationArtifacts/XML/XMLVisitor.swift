// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A byte that cannot be where it stands; nothing after it can be told.
enum XMLStop: Error, Hashable {
  case fault(String, at: UInt64)
  case stop(ReadStop)
}

/// What a document is made of, in its order.
protocol XMLVisitor {
  mutating func element(_ name: String, _ attributes: [XMLAttribute], at offset: UInt64, depth: Int)
  mutating func instruction(_ target: String, at offset: UInt64)
  mutating func documentType(_ declaration: XMLDocumentType, at offset: UInt64)
}

struct XMLAttribute: Hashable {
  let name: String
  /// As written, with its references.
  let value: String
}

/// What a `<!DOCTYPE …>` declares, as found without processing it.
struct XMLDocumentType: Hashable {
  var name = ""
  var hasExternalSubset = false
  var entities: [Entity] = []
  /// Something in it refers to a parameter entity.
  var usesParameters = false

  struct Entity: Hashable {
    let name: String
    let isParameter: Bool
    /// It stands elsewhere: SYSTEM or PUBLIC.
    let isExternal: Bool
    /// Its text refers to another entity.
    let isNested: Bool
  }

  static let mostEntities = 1_000
}
