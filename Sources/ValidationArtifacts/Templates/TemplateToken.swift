// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A piece of the inside of a Jinja block.
struct TemplateToken: Hashable {
  enum Kind: Hashable {
    case name(String)
    /// Unescaped.
    case text(String)
    /// Nil for what is no integer that fits.
    case number(Int?)
    case sign(String)
  }

  let kind: Kind
  /// Of the template, from 1.
  let line: Int

  var name: String? { if case .name(let name) = kind { name } else { nil } }
  func isSign(_ sign: String) -> Bool { kind == .sign(sign) }
}

/// A part of a template between delimiters.
enum TemplateSegment {
  /// Plain text: comments and raw blocks leave theirs out, or make it.
  case data(String)
  case output([TemplateToken])
  case statement([TemplateToken])
}
