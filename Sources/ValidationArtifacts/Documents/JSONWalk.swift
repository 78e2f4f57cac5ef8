// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One pass over a JSON text that keeps only what is judged: templates and references to code.
struct JSONWalk {
  private struct Template {
    let text: String
    let offset: UInt64
  }

  private struct CodeReference {
    let key: String
    let value: String
    let offset: UInt64
  }

  private var templates: [Template] = []
  private var references: [CodeReference] = []
  private static let most = 1_000

  mutating func value(_ json: inout JSONCursor) throws(JSONCursor.SyntaxError) {
    switch try json.kind() {
    case .object:
      try json.object { (json, key) throws(JSONCursor.SyntaxError) in
        try entry(key, &json)
      }
    case .array:
      try json.array { (json) throws(JSONCursor.SyntaxError) in try value(&json) }
    default: try json.skipValue()
    }
  }

  private mutating func entry(
    _ key: String, _ json: inout JSONCursor
  ) throws(JSONCursor.SyntaxError) {
    if DocumentKeys.isTemplate(key) {
      try template(&json)
    } else if DocumentKeys.namesCode(key) {
      try reference(key, &json)
    } else {
      try value(&json)
    }
  }

  /// A text, or a list or an object of named ones; a name is judged too, which does no harm.
  private mutating func template(_ json: inout JSONCursor) throws(JSONCursor.SyntaxError) {
    switch try json.kind() {
    case .string:
      let offset = UInt64(json.offset)
      let text = try json.string()
      if templates.count < Self.most { templates.append(Template(text: text, offset: offset)) }
    case .object:
      try json.object { (json, _) throws(JSONCursor.SyntaxError) in try template(&json) }
    case .array:
      try json.array { (json) throws(JSONCursor.SyntaxError) in try template(&json) }
    default: try json.skipValue()
    }
  }

  private mutating func reference(
    _ key: String, _ json: inout JSONCursor
  ) throws(JSONCursor.SyntaxError) {
    let offset = UInt64(json.offset)
    switch try json.kind() {
    case .string: keep(key, try json.string(), offset)
    case .object:
      try json.object { (json, _) throws(JSONCursor.SyntaxError) in try reference(key, &json) }
    case .array:
      try json.array { (json) throws(JSONCursor.SyntaxError) in try reference(key, &json) }
    case .literal:
      let isTrue = json.peek() == 0x74
      try json.literal()
      if isTrue { keep(key, "true", offset) }
    case .number: try json.skipValue()
    }
  }

  private mutating func keep(_ key: String, _ value: String, _ offset: UInt64) {
    guard references.count < Self.most else { return }
    references.append(CodeReference(key: key, value: value.excerpt, offset: offset))
  }

  func judge(_ scan: ArtifactScan) throws(ReadStop) {
    for template in templates {
      try ChatTemplate.judge(template.text, at: template.offset, scan: scan)
    }
    for reference in references {
      scan.record(.namesCode(reference.key, reference.value, at: reference.offset))
    }
  }
}
